//! Values that cross to Kotlin and Swift as text; everything else crosses by its derive.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::model::{Id, Seen};

uniffi::custom_type!(Id, String, { remote, try_lift: |text| Ok(text.parse()?), lower: |id| id.to_string() });
uniffi::custom_type!(Seen, String, { try_lift: |text| Ok(Seen(text)), lower: |seen| seen.0 });
uniffi::custom_type!(PathBuf, String, {
    remote,
    try_lift: |text| Ok(PathBuf::from(text)),
    lower: |path| path.to_string_lossy().into_owned(),
});
uniffi::custom_type!(NaiveDate, String, {
    remote,
    try_lift: |text| Ok(text.parse()?),
    lower: |day| day.format("%Y-%m-%d").to_string(),
});
