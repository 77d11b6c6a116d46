import SoundingsCore

/// *Visits*: the visit log, a page more whenever its end is in sight.
public final class VisitsModel: PagedModel<Visits> {
  public init(desk: Desk) {
    super.init(desk: desk, pages: .visits(desk))
  }
}
