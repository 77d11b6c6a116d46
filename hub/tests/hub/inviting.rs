//! A coordinator invites from their own device, by the notebook's engine and the real hub.

use soundings_core::{Error, InvitedRole, NetworkFault, Refusal, Reply, Step};
use soundings_hub::Hub;
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
