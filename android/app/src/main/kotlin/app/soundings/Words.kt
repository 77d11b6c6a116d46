// Made from design/words by the tests of soundings-words; change it there.
package app.soundings

import androidx.annotation.StringRes
import app.soundings.core.AttachmentKind
import app.soundings.core.Audience
import app.soundings.core.Basis
import app.soundings.core.ConsentChoice
import app.soundings.core.DebriefEnd
import app.soundings.core.DebriefQuestion
import app.soundings.core.DocumentKind
import app.soundings.core.DrawnShape
import app.soundings.core.EncounterKind
import app.soundings.core.EngineerTask
import app.soundings.core.ExpectationOutcome
import app.soundings.core.Freshness
import app.soundings.core.InsightBasis
import app.soundings.core.MapPart
import app.soundings.core.Mark
import app.soundings.core.NeedsYouReason
import app.soundings.core.NotShown
import app.soundings.core.ObservationKind
import app.soundings.core.OutcomeKind
import app.soundings.core.PhotoRule
import app.soundings.core.PromiseStanding
import app.soundings.core.PromiseState
import app.soundings.core.QuestionSource
import app.soundings.core.Refusal
import app.soundings.core.SeatStanding
import app.soundings.core.ShareableKind
import app.soundings.core.StoryHeldBack
import app.soundings.core.Sureness
import app.soundings.core.SyncState
import app.soundings.core.TeamWordsOf
import app.soundings.core.Use
import app.soundings.notebook.SoundingsException

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
fun Use.word(): Int = when (this) {
    Use.QUOTE -> R.string.use_quote
    Use.NAME -> R.string.use_name
    Use.PICTURE -> R.string.use_picture
    Use.WALL -> R.string.use_wall
}

@StringRes
fun DocumentKind.word(): Int = when (this) {
    DocumentKind.REPORT -> R.string.document_kind_report
    DocumentKind.SUMMARY -> R.string.document_kind_summary
    DocumentKind.POSTER -> R.string.document_kind_poster
}

@StringRes
fun PhotoRule.word(): Int = when (this) {
    PhotoRule.NOT_ASKED -> R.string.photo_rule_not_asked
    PhotoRule.YES -> R.string.photo_rule_yes
    PhotoRule.ASK_EACH_TIME -> R.string.photo_rule_ask_each_time
    PhotoRule.NO -> R.string.photo_rule_no
}

@StringRes
fun PromiseState.word(): Int = when (this) {
    PromiseState.OPEN -> R.string.promise_state_open
    PromiseState.KEPT -> R.string.promise_state_kept
    PromiseState.LATE -> R.string.promise_state_late
    PromiseState.CHANGED -> R.string.promise_state_changed
    PromiseState.LET_GO -> R.string.promise_state_let_go
}

@StringRes
fun EngineerTask.word(): Int = when (this) {
    EngineerTask.ASKS -> R.string.engineer_task_asks
    EngineerTask.WRITES -> R.string.engineer_task_writes
    EngineerTask.WATCHES -> R.string.engineer_task_watches
}

@StringRes
fun QuestionSource.word(): Int = when (this) {
    QuestionSource.GUIDE -> R.string.question_source_guide
    QuestionSource.GAP -> R.string.question_source_gap
    QuestionSource.UNANSWERED -> R.string.question_source_unanswered
    QuestionSource.ASK_NEXT -> R.string.question_source_ask_next
    QuestionSource.OWN -> R.string.question_source_own
}

@StringRes
fun Sureness.word(): Int = when (this) {
    Sureness.SURE -> R.string.sureness_sure
    Sureness.FAIRLY_SURE -> R.string.sureness_fairly_sure
    Sureness.HUNCH -> R.string.sureness_hunch
}

@StringRes
fun ExpectationOutcome.word(): Int = when (this) {
    ExpectationOutcome.AS_EXPECTED -> R.string.expectation_outcome_as_expected
    ExpectationOutcome.PARTLY -> R.string.expectation_outcome_partly
    ExpectationOutcome.OTHERWISE -> R.string.expectation_outcome_otherwise
    ExpectationOutcome.DID_NOT_COME_UP -> R.string.expectation_outcome_did_not_come_up
}

@StringRes
fun DebriefQuestion.word(): Int = when (this) {
    DebriefQuestion.SURPRISE -> R.string.debrief_question_surprise
    DebriefQuestion.AT_STAKE -> R.string.debrief_question_at_stake
    DebriefQuestion.TOLD_AND_SEEN -> R.string.debrief_question_told_and_seen
    DebriefQuestion.OUR_PART -> R.string.debrief_question_our_part
    DebriefQuestion.NEXT -> R.string.debrief_question_next
}

@StringRes
fun DebriefEnd.word(): Int = when (this) {
    DebriefEnd.FINISHED -> R.string.debrief_end_finished
    DebriefEnd.PASSED -> R.string.debrief_end_passed
}

@StringRes
fun OutcomeKind.word(): Int = when (this) {
    OutcomeKind.NEW_WORK -> R.string.outcome_kind_new_work
    OutcomeKind.REFERRAL -> R.string.outcome_kind_referral
    OutcomeKind.COMPLAINT_SOLVED -> R.string.outcome_kind_complaint_solved
}

@StringRes
fun Freshness.word(): Int = when (this) {
    Freshness.STILL_FRESH -> R.string.freshness_still_fresh
    Freshness.FROM_MEMORY -> R.string.freshness_from_memory
}

@StringRes
fun InsightBasis.word(): Int = when (this) {
    InsightBasis.SEVERAL -> R.string.insight_basis_several
    InsightBasis.ONE -> R.string.insight_basis_one
    InsightBasis.GUESS -> R.string.insight_basis_guess
}

@StringRes
fun SeatStanding.word(): Int = when (this) {
    SeatStanding.FREE -> R.string.seat_standing_free
    SeatStanding.TAKEN -> R.string.seat_standing_taken
    SeatStanding.TAKEN_BY_TWO -> R.string.seat_standing_taken_by_two
    SeatStanding.WITHDRAWN -> R.string.seat_standing_withdrawn
    SeatStanding.STARTED -> R.string.seat_standing_started
}

@StringRes
fun TeamWordsOf.word(): Int = when (this) {
    TeamWordsOf.DEBRIEF_ANSWER -> R.string.team_words_of_debrief_answer
    TeamWordsOf.INSIGHT -> R.string.team_words_of_insight
    TeamWordsOf.OPEN_SEAT -> R.string.team_words_of_open_seat
    TeamWordsOf.OUTCOME -> R.string.team_words_of_outcome
    TeamWordsOf.ANSWER -> R.string.team_words_of_answer
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
fun DrawnShape.word(): Int = when (this) {
    DrawnShape.ARROW -> R.string.drawn_shape_arrow
    DrawnShape.CIRCLE -> R.string.drawn_shape_circle
    DrawnShape.TEXT -> R.string.drawn_shape_text
    DrawnShape.COVER -> R.string.drawn_shape_cover
}

@StringRes
fun NotShown.word(): Int = when (this) {
    NotShown.CODING -> R.string.not_shown_coding
    NotShown.TOO_LARGE -> R.string.not_shown_too_large
    NotShown.BROKEN -> R.string.not_shown_broken
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
fun StoryHeldBack.word(): Int = when (this) {
    StoryHeldBack.INSIDE -> R.string.story_held_back_inside
    StoryHeldBack.SOMEBODY_NOT_ON_THE_WALL -> R.string.story_held_back_somebody_not_on_the_wall
    StoryHeldBack.NAMES_SOMEBODY -> R.string.story_held_back_names_somebody
    StoryHeldBack.RESTS_ON_WHAT_IS_GONE -> R.string.story_held_back_rests_on_what_is_gone
    StoryHeldBack.RESTS_ON_WHAT_MAY_NOT_HANG -> R.string.story_held_back_rests_on_what_may_not_hang
    StoryHeldBack.SEVERAL_VERSIONS -> R.string.story_held_back_several_versions
    StoryHeldBack.TOO_LONG -> R.string.story_held_back_too_long
}

@StringRes
fun NeedsYouReason.word(): Int = when (this) {
    NeedsYouReason.VERSIONS -> R.string.needs_you_reason_versions
    NeedsYouReason.TOO_LARGE -> R.string.needs_you_reason_too_large
    NeedsYouReason.NOT_UNDERSTOOD -> R.string.needs_you_reason_not_understood
    NeedsYouReason.NOT_KNOWN_HERE -> R.string.needs_you_reason_not_known_here
    NeedsYouReason.DEPENDENT -> R.string.needs_you_reason_dependent
    NeedsYouReason.ERASED -> R.string.needs_you_reason_erased
    NeedsYouReason.CANNOT_APPLY -> R.string.needs_you_reason_cannot_apply
    NeedsYouReason.NOT_VOUCHED_FOR -> R.string.needs_you_reason_not_vouched_for
    NeedsYouReason.WAITS_FOR_OTHERS -> R.string.needs_you_reason_waits_for_others
    NeedsYouReason.KEY_NOT_HERE -> R.string.needs_you_reason_key_not_here
    NeedsYouReason.SHARED_MEANWHILE -> R.string.needs_you_reason_shared_meanwhile
}

@StringRes
fun ShareableKind.word(): Int = when (this) {
    ShareableKind.VISIT -> R.string.shareable_kind_visit
    ShareableKind.NOTE -> R.string.shareable_kind_note
    ShareableKind.MAP -> R.string.shareable_kind_map
    ShareableKind.MAP_ENTRY -> R.string.shareable_kind_map_entry
    ShareableKind.PROMISE -> R.string.shareable_kind_promise
    ShareableKind.CUSTOMER -> R.string.shareable_kind_customer
    ShareableKind.PERSON -> R.string.shareable_kind_person
    ShareableKind.GUIDE -> R.string.shareable_kind_guide
    ShareableKind.INSIGHT -> R.string.shareable_kind_insight
    ShareableKind.OUTCOME -> R.string.shareable_kind_outcome
}

@StringRes
fun Refusal.word(): Int = when (this) {
    Refusal.EMPTY_TEXT -> R.string.refusal_empty_text
    Refusal.TEXT_TOO_LONG -> R.string.refusal_text_too_long
    Refusal.CONTROL_CHARACTERS -> R.string.refusal_control_characters
    Refusal.EXACT_NEEDS_SAID -> R.string.refusal_exact_needs_said
    Refusal.ALREADY_STARTED -> R.string.refusal_already_started
    Refusal.ALREADY_ENDED -> R.string.refusal_already_ended
    Refusal.NOT_STARTED -> R.string.refusal_not_started
    Refusal.NOTHING_UNDER_WAY -> R.string.refusal_nothing_under_way
    Refusal.ANOTHER_UNDER_WAY -> R.string.refusal_another_under_way
    Refusal.NOT_EVIDENCE -> R.string.refusal_not_evidence
    Refusal.NO_KEY_YET -> R.string.refusal_no_key_yet
    Refusal.EVIDENCE_GONE -> R.string.refusal_evidence_gone
    Refusal.RANGE_OUTSIDE -> R.string.refusal_range_outside
    Refusal.ENTRY_NEEDS_WORDS -> R.string.refusal_entry_needs_words
    Refusal.NOT_LINKED -> R.string.refusal_not_linked
    Refusal.ALREADY_LINKED -> R.string.refusal_already_linked
    Refusal.GONE -> R.string.refusal_gone
    Refusal.NOT_DELETED -> R.string.refusal_not_deleted
    Refusal.CANNOT_BE_UNDONE -> R.string.refusal_cannot_be_undone
    Refusal.NO_OLDER_WORDS -> R.string.refusal_no_older_words
    Refusal.COMPARE_FIRST -> R.string.refusal_compare_first
    Refusal.BAD_DATE -> R.string.refusal_bad_date
    Refusal.BAD_TIME -> R.string.refusal_bad_time
    Refusal.NOT_YET -> R.string.refusal_not_yet
    Refusal.FILE_MISSING -> R.string.refusal_file_missing
    Refusal.FILE_IS_FOLDER -> R.string.refusal_file_is_folder
    Refusal.FILE_UNREADABLE -> R.string.refusal_file_unreadable
    Refusal.FILE_TOO_LARGE -> R.string.refusal_file_too_large
    Refusal.FILE_EMPTY -> R.string.refusal_file_empty
    Refusal.NO_PICTURES -> R.string.refusal_no_pictures
    Refusal.NO_PICTURE -> R.string.refusal_no_picture
    Refusal.POINTS_OUTSIDE -> R.string.refusal_points_outside
    Refusal.ALREADY_EXISTS -> R.string.refusal_already_exists
    Refusal.ONLY_AN_EXAMPLE -> R.string.refusal_only_an_example
    Refusal.ALREADY_JOINED -> R.string.refusal_already_joined
    Refusal.NOT_JOINED -> R.string.refusal_not_joined
    Refusal.INVITE_UNREADABLE -> R.string.refusal_invite_unreadable
    Refusal.INVITE_EXPIRED -> R.string.refusal_invite_expired
    Refusal.INVITE_USED -> R.string.refusal_invite_used
    Refusal.INVITE_UNKNOWN -> R.string.refusal_invite_unknown
    Refusal.WRONG_HUB -> R.string.refusal_wrong_hub
    Refusal.REVOKED -> R.string.refusal_revoked
    Refusal.LEAVING -> R.string.refusal_leaving
    Refusal.LEFT -> R.string.refusal_left
    Refusal.DEVICE_UNKNOWN -> R.string.refusal_device_unknown
    Refusal.UPDATE_NEEDED -> R.string.refusal_update_needed
    Refusal.NOT_ALLOWED -> R.string.refusal_not_allowed
    Refusal.ENGINEER_UNKNOWN -> R.string.refusal_engineer_unknown
    Refusal.NOTHING_TO_RESOLVE -> R.string.refusal_nothing_to_resolve
    Refusal.UNKNOWN_VERSION -> R.string.refusal_unknown_version
    Refusal.UNKNOWN_FIELD -> R.string.refusal_unknown_field
    Refusal.BOTH_IS_FOR_WORDS -> R.string.refusal_both_is_for_words
    Refusal.SEEN_UNREADABLE -> R.string.refusal_seen_unreadable
    Refusal.ALREADY_SHARED -> R.string.refusal_already_shared
    Refusal.NOT_YOURS -> R.string.refusal_not_yours
    Refusal.NAME_OR_DESCRIPTION -> R.string.refusal_name_or_description
    Refusal.KEY_UNREADABLE -> R.string.refusal_key_unreadable
    Refusal.NOBODY_TO_PROMISE -> R.string.refusal_nobody_to_promise
    Refusal.CURSOR_UNREADABLE -> R.string.refusal_cursor_unreadable
    Refusal.WRONG_KIND -> R.string.refusal_wrong_kind
    Refusal.THREE_EXPECTATIONS -> R.string.refusal_three_expectations
    Refusal.TOO_LATE_TO_EXPECT -> R.string.refusal_too_late_to_expect
    Refusal.UNKNOWN_ZONE -> R.string.refusal_unknown_zone
    Refusal.NOT_ENDED -> R.string.refusal_not_ended
    Refusal.ENDED_TOO_LONG_AGO -> R.string.refusal_ended_too_long_ago
    Refusal.CHANGED_SINCE -> R.string.refusal_changed_since
    Refusal.NOTHING_GOES_OUT -> R.string.refusal_nothing_goes_out
    Refusal.FOLDER_NOT_EMPTY -> R.string.refusal_folder_not_empty
    Refusal.FOLDER_MISSING -> R.string.refusal_folder_missing
    Refusal.NO_EXPORT -> R.string.refusal_no_export
    Refusal.EXPORT_NEWER -> R.string.refusal_export_newer
    Refusal.EXPORT_NOT_WHOLE -> R.string.refusal_export_not_whole
    Refusal.IMPORT_CHANGED -> R.string.refusal_import_changed
    Refusal.NOT_TEXT -> R.string.refusal_not_text
    Refusal.IMPORT_TOO_LARGE -> R.string.refusal_import_too_large
    Refusal.IMPORT_UNDECIDED -> R.string.refusal_import_undecided
    Refusal.NOTHING_TO_IMPORT -> R.string.refusal_nothing_to_import
    Refusal.NO_IMPORT -> R.string.refusal_no_import
    Refusal.PASSPHRASE_TOO_SHORT -> R.string.refusal_passphrase_too_short
    Refusal.CODE_UNREADABLE -> R.string.refusal_code_unreadable
    Refusal.WRONG_PASSPHRASE -> R.string.refusal_wrong_passphrase
    Refusal.WRONG_CODE -> R.string.refusal_wrong_code
    Refusal.FILE_EXISTS -> R.string.refusal_file_exists
    Refusal.BACKUP_INSIDE -> R.string.refusal_backup_inside
    Refusal.CANNOT_WRITE_THERE -> R.string.refusal_cannot_write_there
    Refusal.NO_BACKUP -> R.string.refusal_no_backup
    Refusal.BACKUP_NEWER -> R.string.refusal_backup_newer
    Refusal.BACKUP_CUT_OFF -> R.string.refusal_backup_cut_off
    Refusal.BACKUP_NOT_WHOLE -> R.string.refusal_backup_not_whole
    Refusal.CANCELLED -> R.string.refusal_cancelled
    Refusal.NO_BUNDLE -> R.string.refusal_no_bundle
    Refusal.BUNDLE_NEWER -> R.string.refusal_bundle_newer
    Refusal.BUNDLE_NOT_WHOLE -> R.string.refusal_bundle_not_whole
    Refusal.BUNDLE_NOT_FOR_YOU -> R.string.refusal_bundle_not_for_you
    Refusal.BUNDLE_OTHER_TEAM -> R.string.refusal_bundle_other_team
    Refusal.BUNDLE_TAKEN -> R.string.refusal_bundle_taken
    Refusal.BUNDLE_NOT_VOUCHED_FOR -> R.string.refusal_bundle_not_vouched_for
    Refusal.BUNDLE_GAP -> R.string.refusal_bundle_gap
    Refusal.BUNDLE_NOT_NOW -> R.string.refusal_bundle_not_now
    Refusal.BUNDLE_TO_NOBODY -> R.string.refusal_bundle_to_nobody
    Refusal.CARD_UNREADABLE -> R.string.refusal_card_unreadable
    Refusal.CARD_OTHER_TEAM -> R.string.refusal_card_other_team
    Refusal.CARD_EXPIRED -> R.string.refusal_card_expired
    Refusal.DEVICE_NOT_YOURS -> R.string.refusal_device_not_yours
    Refusal.KEY_NOT_ASKED -> R.string.refusal_key_not_asked
    Refusal.KEY_HERE -> R.string.refusal_key_here
    Refusal.KEY_OF_ANOTHER -> R.string.refusal_key_of_another
    Refusal.KEY_NOT_HERE -> R.string.refusal_key_not_here
    Refusal.ALREADY_SAME -> R.string.refusal_already_same
    Refusal.NOT_DECLARED_SAME -> R.string.refusal_not_declared_same
    Refusal.YEARS_OUTSIDE -> R.string.refusal_years_outside
    Refusal.SITUATION_NEEDED -> R.string.refusal_situation_needed
    Refusal.NOTHING_TO_TAKE_BACK -> R.string.refusal_nothing_to_take_back
    Refusal.NOTHING_TO_SORT -> R.string.refusal_nothing_to_sort
    Refusal.NO_PAIR -> R.string.refusal_no_pair
    Refusal.NO_ANSWER_YET -> R.string.refusal_no_answer_yet
    Refusal.TOO_MANY_MAPS -> R.string.refusal_too_many_maps
    Refusal.MERGE_THE_OTHER_WAY -> R.string.refusal_merge_the_other_way
    Refusal.STORY_TAKEN -> R.string.refusal_story_taken
    Refusal.SHARE_IT_FIRST -> R.string.refusal_share_it_first
    Refusal.TOO_MANY -> R.string.refusal_too_many
    Refusal.NOT_ON_THE_WALL -> R.string.refusal_not_on_the_wall
    Refusal.POSTER_HANGS -> R.string.refusal_poster_hangs
    Refusal.POSTER_NEEDS_EXACT -> R.string.refusal_poster_needs_exact
    Refusal.NOT_OF_THIS_PERSON -> R.string.refusal_not_of_this_person
    Refusal.MAY_NOT_HANG -> R.string.refusal_may_not_hang
    Refusal.DEBRIEF_OVER -> R.string.refusal_debrief_over
    Refusal.NOT_SPOKEN -> R.string.refusal_not_spoken
    Refusal.NO_QUESTION -> R.string.refusal_no_question
    Refusal.ONE_ENCOUNTER -> R.string.refusal_one_encounter
    Refusal.SEAT_TAKEN -> R.string.refusal_seat_taken
    Refusal.SEAT_WITHDRAWN -> R.string.refusal_seat_withdrawn
    Refusal.NOBODY_TAKES_PART -> R.string.refusal_nobody_takes_part
    Refusal.TOO_MANY_TAKE_PART -> R.string.refusal_too_many_take_part
    Refusal.TURN_IS_OVER -> R.string.refusal_turn_is_over
    Refusal.WORKSHOP_IS_OPEN -> R.string.refusal_workshop_is_open
    Refusal.WORKSHOP_WAITS -> R.string.refusal_workshop_waits
    Refusal.NOT_ONE_PART -> R.string.refusal_not_one_part
    Refusal.TOO_MANY_OWN_WORDS -> R.string.refusal_too_many_own_words
    Refusal.LINK_UNKNOWN -> R.string.refusal_link_unknown
    Refusal.LINK_DAYS -> R.string.refusal_link_days
    Refusal.SERVER_TOO_OLD -> R.string.refusal_server_too_old
    Refusal.NOT_REFUSED -> R.string.refusal_not_refused
    Refusal.CANNOT_BE_CHANGED -> R.string.refusal_cannot_be_changed
}

/** What happened, that nothing is lost where that is so, and what to do. */
@StringRes
fun SoundingsException.word(): Int = when (this) {
    is SoundingsException.Refused -> why.word()
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
