// Made from design/words by the tests of soundings-words; change it there.
package app.soundings

import androidx.annotation.StringRes
import app.soundings.notebook.AttachmentKind
import app.soundings.notebook.Audience
import app.soundings.notebook.Basis
import app.soundings.notebook.ConsentChoice
import app.soundings.notebook.EncounterKind
import app.soundings.notebook.MapPart
import app.soundings.notebook.Mark
import app.soundings.notebook.NeedsYouReason
import app.soundings.notebook.ObservationKind
import app.soundings.notebook.PhotoRule
import app.soundings.notebook.PromiseStanding
import app.soundings.notebook.SoundingsException
import app.soundings.notebook.SyncState

@StringRes
fun EncounterKind.word(): Int = when (this) {
    EncounterKind.VISIT -> R.string.encounter_kind_visit
    EncounterKind.MEETING -> R.string.encounter_kind_meeting
    EncounterKind.CALL_LISTENED -> R.string.encounter_kind_call_listened
    EncounterKind.CALL_MADE -> R.string.encounter_kind_call_made
    EncounterKind.ROLE_PLAY -> R.string.encounter_kind_role_play
    EncounterKind.CALL_TO_OURSELVES -> R.string.encounter_kind_call_to_ourselves
}

@StringRes
fun ObservationKind.word(): Int = when (this) {
    ObservationKind.SAID -> R.string.observation_kind_said
    ObservationKind.DID -> R.string.observation_kind_did
    ObservationKind.AROUND -> R.string.observation_kind_around
    ObservationKind.THOUGHT -> R.string.observation_kind_thought
}

@StringRes
fun ObservationKind.key(): Int = when (this) {
    ObservationKind.SAID -> R.string.observation_kind_said_key
    ObservationKind.DID -> R.string.observation_kind_did_key
    ObservationKind.AROUND -> R.string.observation_kind_around_key
    ObservationKind.THOUGHT -> R.string.observation_kind_thought_key
}

@StringRes
fun MapPart.word(): Int = when (this) {
    MapPart.SEE -> R.string.map_part_see
    MapPart.SAY -> R.string.map_part_say
    MapPart.DO -> R.string.map_part_do
    MapPart.HEAR -> R.string.map_part_hear
    MapPart.NEED_TO_DO -> R.string.map_part_need_to_do
    MapPart.PAIN -> R.string.map_part_pain
    MapPart.GAIN -> R.string.map_part_gain
    MapPart.OTHER -> R.string.map_part_other
}

@StringRes
fun Basis.word(): Int = when (this) {
    Basis.TOLD -> R.string.basis_told
    Basis.SEEN -> R.string.basis_seen
    Basis.TOLD_AND_SEEN -> R.string.basis_told_and_seen
    Basis.OUR_READING -> R.string.basis_our_reading
    Basis.GUESS -> R.string.basis_guess
}

@StringRes
fun Audience.word(): Int = when (this) {
    Audience.ONLY_ME -> R.string.audience_only_me
    Audience.TEAM -> R.string.audience_team
}

@StringRes
fun ConsentChoice.word(): Int = when (this) {
    ConsentChoice.TEAM_ONLY -> R.string.consent_choice_team_only
    ConsentChoice.QUOTE_UNNAMED -> R.string.consent_choice_quote_unnamed
    ConsentChoice.QUOTE_NAMED -> R.string.consent_choice_quote_named
    ConsentChoice.WALL -> R.string.consent_choice_wall
}

@StringRes
fun PhotoRule.word(): Int = when (this) {
    PhotoRule.NOT_ASKED -> R.string.photo_rule_not_asked
    PhotoRule.YES -> R.string.photo_rule_yes
    PhotoRule.ASK_EACH_TIME -> R.string.photo_rule_ask_each_time
    PhotoRule.NO -> R.string.photo_rule_no
}

@StringRes
fun Mark.word(): Int = when (this) {
    Mark.QUESTION -> R.string.mark_question
    Mark.CONCERN -> R.string.mark_concern
    Mark.PRIORITY -> R.string.mark_priority
}

@StringRes
fun AttachmentKind.word(): Int = when (this) {
    AttachmentKind.PICTURE -> R.string.attachment_kind_picture
    AttachmentKind.SPOKEN_NOTE -> R.string.attachment_kind_spoken_note
    AttachmentKind.FILE -> R.string.attachment_kind_file
}

@StringRes
fun SyncState.word(): Int = when (this) {
    SyncState.ON_THIS_PHONE -> R.string.sync_state_on_this_phone
    SyncState.ON_ITS_WAY -> R.string.sync_state_on_its_way
    SyncState.KEPT_FOR_YOU -> R.string.sync_state_kept_for_you
    SyncState.WITH_THE_TEAM -> R.string.sync_state_with_the_team
    SyncState.NEEDS_YOU -> R.string.sync_state_needs_you
}

@StringRes
fun PromiseStanding.word(): Int = when (this) {
    PromiseStanding.OPEN -> R.string.promise_standing_open
    PromiseStanding.DUE_TODAY -> R.string.promise_standing_due_today
    PromiseStanding.PAST_ITS_DAY -> R.string.promise_standing_past_its_day
    PromiseStanding.KEPT -> R.string.promise_standing_kept
    PromiseStanding.LATE -> R.string.promise_standing_late
    PromiseStanding.CHANGED -> R.string.promise_standing_changed
    PromiseStanding.LET_GO -> R.string.promise_standing_let_go
    PromiseStanding.SEVERAL -> R.string.promise_standing_several
}

@StringRes
fun NeedsYouReason.word(): Int = when (this) {
    NeedsYouReason.VERSIONS -> R.string.needs_you_reason_versions
    NeedsYouReason.TOO_LARGE -> R.string.needs_you_reason_too_large
    NeedsYouReason.NOT_UNDERSTOOD -> R.string.needs_you_reason_not_understood
    NeedsYouReason.DEPENDENT -> R.string.needs_you_reason_dependent
    NeedsYouReason.CLONE -> R.string.needs_you_reason_clone
    NeedsYouReason.ERASED -> R.string.needs_you_reason_erased
    NeedsYouReason.CANNOT_APPLY -> R.string.needs_you_reason_cannot_apply
}

/** What happened, that nothing is lost where that is so, and what to do. */
@StringRes
fun SoundingsException.word(): Int = when (this) {
    is SoundingsException.Refused -> refusal(code)
    is SoundingsException.NotFound -> R.string.error_not_found
    is SoundingsException.Ambiguous -> R.string.error_ambiguous
    is SoundingsException.NoNotebook -> R.string.error_no_notebook
    is SoundingsException.WrongKey -> R.string.error_wrong_key
    is SoundingsException.Newer -> R.string.error_newer
    is SoundingsException.Damaged -> R.string.error_damaged
    is SoundingsException.DiskFull -> R.string.error_disk_full
    is SoundingsException.Closed -> R.string.error_closed
    is SoundingsException.Unknown -> R.string.error_unknown
}

/** Why a rule says no, by its stable code. */
@StringRes
private fun refusal(code: String): Int = when (code) {
    "empty-text" -> R.string.refusal_empty_text
    "text-too-long" -> R.string.refusal_text_too_long
    "control-characters" -> R.string.refusal_control_characters
    "exact-needs-said" -> R.string.refusal_exact_needs_said
    "already-started" -> R.string.refusal_already_started
    "already-ended" -> R.string.refusal_already_ended
    "not-started" -> R.string.refusal_not_started
    "nothing-under-way" -> R.string.refusal_nothing_under_way
    "another-under-way" -> R.string.refusal_another_under_way
    "not-evidence" -> R.string.refusal_not_evidence
    "no-key-yet" -> R.string.refusal_no_key_yet
    "evidence-gone" -> R.string.refusal_evidence_gone
    "range-outside" -> R.string.refusal_range_outside
    "entry-needs-words" -> R.string.refusal_entry_needs_words
    "not-linked" -> R.string.refusal_not_linked
    "already-linked" -> R.string.refusal_already_linked
    "gone" -> R.string.refusal_gone
    "not-deleted" -> R.string.refusal_not_deleted
    "cannot-be-undone" -> R.string.refusal_cannot_be_undone
    "bad-date" -> R.string.refusal_bad_date
    "bad-time" -> R.string.refusal_bad_time
    "file-missing" -> R.string.refusal_file_missing
    "file-is-folder" -> R.string.refusal_file_is_folder
    "file-unreadable" -> R.string.refusal_file_unreadable
    "file-too-large" -> R.string.refusal_file_too_large
    "already-exists" -> R.string.refusal_already_exists
    "already-joined" -> R.string.refusal_already_joined
    "not-joined" -> R.string.refusal_not_joined
    "invite-unreadable" -> R.string.refusal_invite_unreadable
    "invite-expired" -> R.string.refusal_invite_expired
    "invite-used" -> R.string.refusal_invite_used
    "invite-unknown" -> R.string.refusal_invite_unknown
    "wrong-hub" -> R.string.refusal_wrong_hub
    "revoked" -> R.string.refusal_revoked
    "device-unknown" -> R.string.refusal_device_unknown
    "notebook-copied" -> R.string.refusal_notebook_copied
    "update-needed" -> R.string.refusal_update_needed
    "nothing-to-resolve" -> R.string.refusal_nothing_to_resolve
    "unknown-version" -> R.string.refusal_unknown_version
    "unknown-field" -> R.string.refusal_unknown_field
    "both-is-for-words" -> R.string.refusal_both_is_for_words
    "seen-unreadable" -> R.string.refusal_seen_unreadable
    "already-shared" -> R.string.refusal_already_shared
    "not-yours" -> R.string.refusal_not_yours
    "name-or-description" -> R.string.refusal_name_or_description
    "key-unreadable" -> R.string.refusal_key_unreadable
    "nobody-to-promise" -> R.string.refusal_nobody_to_promise
    "cursor-unreadable" -> R.string.refusal_cursor_unreadable
    "wrong-kind" -> R.string.refusal_wrong_kind
    else -> R.string.error_unknown
}
