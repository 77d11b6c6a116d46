//! A coordinator invites, and makes links for browsers, from their own device, by the notebook's engine and the real hub.

use soundings_core::{Error, InvitedRole, LinkAct, LinkTo, Links, NetworkFault, Refusal, Reply, Step};
use soundings_hub::{Hub, Looks};
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::HubRequest;

use crate::bench::{ADDRESS, Bench, MORNING};
use crate::wall::Engineer;

fn joined(hub: &Hub, name: &str, role: Role) -> Engineer {
    let engineer = Engineer::new(name);
    engineer.notebook.join(&invite::text(&hub.invite(ADDRESS, None, role, MORNING).unwrap())).unwrap();
    exchange(&engineer, hub).unwrap();
    engineer
}

/// One contact; what a person is told where it ends in a refusal.
fn exchange(engineer: &Engineer, hub: &Hub) -> Result<(), Error> {
    engineer.notebook.sync_now()?;
    while let Step::Send(request) = engineer.notebook.sync_next()? {
        if request.long_poll {
            break;
        }
        let body = hub.handle(&HubRequest::from_frame(&request.body).unwrap(), MORNING).reply.to_frame();
        engineer.notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None })?;
    }
    Ok(())
}

#[test]
fn a_coordinators_notebook_gets_an_invitation_once_and_it_is_good() {
    let bench = Bench::new();
    let ada = joined(&bench.hub, "Ada Okafor", Role::Coordinator);
    ada.notebook.ask_for_invite(InvitedRole::Engineer, None).unwrap();
    assert_eq!(ada.notebook.take_invite(), None, "it is not here before the hub was asked");
    exchange(&ada, &bench.hub).unwrap();
    let invitation = ada.notebook.take_invite().unwrap();
    assert_eq!(ada.notebook.take_invite(), None);
    let said = invite::read(&invitation.text).unwrap();
    assert_eq!((said.address.as_str(), said.role, said.expires_ms), (ADDRESS, Role::Engineer, invitation.expires_ms));

    let jonas = Engineer::new("Jonas Lindqvist");
    jonas.notebook.join(&invitation.text).unwrap();
    exchange(&jonas, &bench.hub).unwrap();
    exchange(&ada, &bench.hub).unwrap();
    assert_eq!(ada.notebook.engineers().unwrap().len(), 2);
    assert_eq!(ada.notebook.take_invite(), None, "one was asked for");

    ada.notebook.ask_for_invite(InvitedRole::Display, Some(jonas.notebook.engineer().unwrap().id)).unwrap();
    exchange(&ada, &bench.hub).unwrap();
    let said = invite::read(&ada.notebook.take_invite().unwrap().text).unwrap();
    assert_eq!((said.role, said.engineer), (Role::Display, Some(jonas.notebook.engineer().unwrap().id)));
}

#[test]
fn an_engineer_is_refused_an_invitation_and_syncs_on() {
    let bench = Bench::new();
    let (ada, jonas) =
        (joined(&bench.hub, "Ada Okafor", Role::Engineer), joined(&bench.hub, "Jonas Lindqvist", Role::Engineer));
    ada.notebook.ask_for_invite(InvitedRole::Engineer, None).unwrap();
    assert!(matches!(exchange(&ada, &bench.hub), Err(Error::Refused(Refusal::NotAllowed))));
    ada.notebook.add_customer("Brightline Metals").unwrap();
    exchange(&ada, &bench.hub).unwrap();
    exchange(&jonas, &bench.hub).unwrap();
    assert_eq!(jonas.notebook.customers(None, 10).unwrap().items.len(), 1);
    assert_eq!(ada.notebook.take_invite(), None);
}

#[test]
fn an_invitation_for_nobody_of_the_team_or_without_a_team_is_refused() {
    let bench = Bench::new();
    let ada = joined(&bench.hub, "Ada Okafor", Role::Coordinator);
    let nobody = Some(soundings_wire::Id::new(MORNING, [7; 10]));
    ada.notebook.ask_for_invite(InvitedRole::Engineer, nobody).unwrap();
    assert!(matches!(exchange(&ada, &bench.hub), Err(Error::Refused(Refusal::EngineerUnknown))));
    let alone = Engineer::new("Jonas Lindqvist");
    let asked = alone.notebook.ask_for_invite(InvitedRole::Engineer, None);
    assert!(matches!(asked, Err(Error::Refused(Refusal::NotJoined))));
}

#[test]
fn an_invitation_is_not_made_later_by_a_hub_that_was_away() {
    let bench = Bench::new();
    let ada = joined(&bench.hub, "Ada Okafor", Role::Coordinator);
    let before = bench.hub.check_audit_log().unwrap().entries;
    ada.notebook.ask_for_invite(InvitedRole::Coordinator, None).unwrap();
    let Step::Send(request) = ada.notebook.sync_next().unwrap() else { panic!("nothing is sent") };
    ada.notebook.sync_reply(request.id, &Reply::Failed(NetworkFault::NoConnection)).unwrap();
    exchange(&ada, &bench.hub).unwrap();
    assert_eq!(ada.notebook.take_invite(), None);
    assert_eq!(bench.hub.check_audit_log().unwrap().entries, before);
}

fn asked(engineer: &Engineer, hub: &Hub, act: LinkAct) -> Result<Links, Error> {
    engineer.notebook.ask_of_links(act)?;
    exchange(engineer, hub)?;
    let links = engineer.notebook.take_links().expect("the hub answered");
    assert_eq!(engineer.notebook.take_links(), None, "it is given once");
    Ok(links)
}

fn make(to: LinkTo, label: &str, days: u16) -> LinkAct {
    LinkAct::Make { to, label: label.to_owned(), days }
}

#[test]
fn a_coordinator_makes_links_that_open_sees_them_and_takes_them_back() {
    let bench = Bench::new();
    let (ada, mira) =
        (joined(&bench.hub, "Ada Okafor", Role::Coordinator), joined(&bench.hub, "Mira Sand", Role::Coordinator));
    let made = asked(&ada, &bench.hub, make(LinkTo::Pages, "Sales", 30)).unwrap().made.unwrap();
    let secret = made.link.strip_prefix(&format!("{ADDRESS}/enter/")).unwrap();
    let day = 24 * 60 * 60 * 1000;
    assert_eq!(made.opens_until.utc_ms as u64, MORNING + 30 * day);
    assert!(bench.hub.open_link(secret, MORNING).unwrap().is_some());
    let wall = asked(&ada, &bench.hub, make(LinkTo::Wall, "Hall", 30)).unwrap();
    let names: Vec<_> = wall.items.iter().map(|row| (row.to, row.label.as_str(), row.opened)).collect();
    assert_eq!(names.len(), 2);
    assert!(
        names.contains(&(Some(LinkTo::Wall), "Hall", false)) && names.contains(&(Some(LinkTo::Pages), "Sales", false))
    );
    let display = wall.made.unwrap();
    assert_eq!(display.opens_until.utc_ms as u64, MORNING + 10 * 60 * 1000);
    let opened = bench.hub.open_link(display.link.rsplit('/').next().unwrap(), MORNING).unwrap().unwrap();
    assert!(bench.hub.lets_in(Looks::Wall, &opened.secret, MORNING).unwrap());

    // Another coordinator sees the same, without what opens it, and takes both back.
    let listed = asked(&mira, &bench.hub, LinkAct::List { after: None }).unwrap();
    assert_eq!((listed.items.len(), listed.made, listed.more), (2, None, false));
    assert!(listed.items.iter().any(|row| row.opened));
    let left = asked(&mira, &bench.hub, LinkAct::TakeBack { link: display.id }).unwrap();
    assert_eq!(left.items.len(), 1);
    assert!(!bench.hub.lets_in(Looks::Wall, &opened.secret, MORNING).unwrap());
    assert!(asked(&mira, &bench.hub, LinkAct::TakeBack { link: made.id }).unwrap().items.is_empty());
    assert!(!bench.hub.lets_in(Looks::Pages, secret, MORNING).unwrap());
    let again = asked(&ada, &bench.hub, LinkAct::TakeBack { link: made.id });
    assert!(matches!(again, Err(Error::Refused(Refusal::LinkUnknown))));
    assert!(asked(&ada, &bench.hub, LinkAct::List { after: None }).unwrap().items.is_empty());
}

#[test]
fn links_are_made_listed_and_taken_back_by_coordinators_alone_and_nobody_asks_later() {
    let bench = Bench::new();
    let jonas = joined(&bench.hub, "Jonas Lindqvist", Role::Engineer);
    let standing = bench.hub.make_pages_link("Sales", 30, MORNING).unwrap();
    let before = bench.hub.check_audit_log().unwrap().entries;
    for act in [
        make(LinkTo::Pages, "", 1),
        make(LinkTo::Wall, "", 1),
        LinkAct::List { after: None },
        LinkAct::TakeBack { link: standing.id },
    ] {
        assert!(matches!(asked(&jonas, &bench.hub, act), Err(Error::Refused(Refusal::NotAllowed))));
        assert_eq!(jonas.notebook.take_links(), None);
    }
    assert!(bench.hub.lets_in(Looks::Pages, &standing.secret, MORNING).unwrap());
    assert_eq!(bench.hub.check_audit_log().unwrap().entries, before);

    let ada = joined(&bench.hub, "Ada Okafor", Role::Coordinator);
    let before = bench.hub.check_audit_log().unwrap().entries;
    for (act, refusal) in [
        (make(LinkTo::Pages, "", 0), Refusal::LinkDays),
        (make(LinkTo::Pages, "", 367), Refusal::LinkDays),
        (make(LinkTo::Wall, &"a".repeat(201), 1), Refusal::TextTooLong),
    ] {
        let refused = ada.notebook.ask_of_links(act);
        assert!(matches!(refused, Err(Error::Refused(why)) if why == refusal), "{refused:?}");
    }
    // A hub that was away is not asked later, when nobody waits for the link any more.
    ada.notebook.ask_of_links(make(LinkTo::Pages, "", 1)).unwrap();
    let Step::Send(request) = ada.notebook.sync_next().unwrap() else { panic!("nothing is sent") };
    ada.notebook.sync_reply(request.id, &Reply::Failed(NetworkFault::NoConnection)).unwrap();
    exchange(&ada, &bench.hub).unwrap();
    assert_eq!(ada.notebook.take_links(), None);
    assert_eq!(bench.hub.check_audit_log().unwrap().entries, before);
    let alone = Engineer::new("Mira Sand").notebook.ask_of_links(LinkAct::List { after: None });
    assert!(matches!(alone, Err(Error::Refused(Refusal::NotJoined))));
}

#[test]
fn many_links_are_listed_a_hundred_at_a_time_and_those_that_let_nobody_in_are_not() {
    let bench = Bench::new();
    let ada = joined(&bench.hub, "Ada Okafor", Role::Coordinator);
    let mut standing: Vec<_> =
        (0..205).map(|number| bench.hub.make_pages_link("", 1, MORNING - number % 3).unwrap().id).collect();
    bench.hub.make_pages_link("over", 1, MORNING - 24 * 60 * 60 * 1000).unwrap();
    bench.hub.make_display_link("never opened", MORNING - 11 * 60 * 1000).unwrap();
    let (mut seen, mut after) = (Vec::new(), None);
    for expected in [100, 100, 5] {
        let page = asked(&ada, &bench.hub, LinkAct::List { after }).unwrap();
        assert_eq!((page.items.len(), page.more), (expected, expected == 100));
        after = page.items.last().map(|row| row.id);
        seen.extend(page.items.into_iter().map(|row| row.id));
    }
    seen.sort_unstable();
    standing.sort_unstable();
    assert_eq!(seen, standing);
}
