import SoundingsCore

/// *Visits*: the visit log, a page more whenever its end is in sight.
public final class VisitsModel: PagedModel<Visits> {
  public init(desk: Desk) {
    super.init(desk: desk, pages: .visits(desk))
  }

  /// A call to ourselves begins, with its script.
  public func callOurselves(_ language: GuideLanguage) async -> Id? {
    var visit: Id?
    await attempt { desk in visit = try await desk.ask { try $0.startCallToOurselves(language: language) } }
    return visit
  }
}
