import ActivityKit
import Features
import Outside
import SoundingsCore

/// Shows on the locked screen that a visit is under way, and takes it off when it is over.
enum UnderWay {
  static func show(_ desk: Desk) async {
    let began = await TodayModel.underWaySince(desk)
    for activity in Activity<VisitActivity>.activities where activity.attributes.since != began {
      await activity.end(nil, dismissalPolicy: .immediate)
    }
    // One that ended a moment ago may be listed still, and is none of this visit.
    let isShown = Activity<VisitActivity>.activities.contains { $0.attributes.since == began }
    guard let began, !isShown, ActivityAuthorizationInfo().areActivitiesEnabled else { return }
    _ = try? Activity.request(
      attributes: VisitActivity(since: began),
      content: ActivityContent(state: VisitActivity.ContentState(), staleDate: nil))
  }
}
