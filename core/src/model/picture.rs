//! What is known of a picture, and what people draw on it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::value::{Value, as_cbor};

/// How large a picture is, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PictureSize {
    /// Pixels.
    #[n(0)]
    pub width: u32,
    /// Pixels.
    #[n(1)]
    pub height: u32,
}

/// A place on a picture as it is shown, in thousandths of its width and of its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PicturePoint {
    /// From the left, 0 to 1000.
    #[n(0)]
    pub x: u16,
    /// From the top, 0 to 1000.
    #[n(1)]
    pub y: u16,
}

impl PicturePoint {
    /// The other edge.
    pub const MOST: u16 = 1000;
}

impl Value for PictureSize {
    as_cbor!();
}

impl Value for Vec<PicturePoint> {
    as_cbor!();
}
