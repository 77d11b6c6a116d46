//! Requests and replies on their way, and what happens to them.

use soundings_core::{NetworkFault, Reply};
use soundings_hub::Answer;
use soundings_wire::messages::{HubRefusal, HubReply, HubRequest, Pull, Verdict};
use soundings_wire::{Envelope, sha256};

use crate::device::Awaited;
use crate::outcome::Outcome;
use crate::run::{Event, Run};

/// When a device stops waiting for an answer, in milliseconds.
const PATIENCE_MS: u64 = 9_000;

/// Whom an answer goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asker {
    pub device: usize,
    pub request: u64,
    pub life: u32,
}

/// A pull that waits at the hub for news.
pub(crate) struct Waiting {
    pub asker: Asker,
    pub pull: Pull,
}

impl Run {
    /// A request sets out.
    pub fn send(&mut self, asker: Asker, body: Vec<u8>, long_poll: bool) {
        let device = &mut self.devices[asker.device];
        device.awaited = Some(Awaited { request: asker.request, long_poll });
        device.requests += 1;
        self.take_down_signed(&body);
        let weather = self.weather;
        if self.hub.hub.is_none() {
            let wait = self.chance.between(1, 300);
            return self.schedule(wait, Event::AtDevice { asker, reply: Reply::Failed(NetworkFault::NoConnection) });
        }
        let patience = PATIENCE_MS + if long_poll { 30_000 } else { 0 };
        self.schedule(patience, Event::AtDevice { asker, reply: Reply::Failed(NetworkFault::Interrupted) });
        if self.chance.happens(weather.lost_request) {
            return self.count("requests lost");
        }
        let mut body = body;
        if self.chance.happens(weather.cut_request) {
            self.count("requests cut");
            body.truncate(self.chance.below(body.len() as u64) as usize);
        }
        if self.chance.happens(weather.doubled_request) {
            self.count("requests doubled");
            let way = self.way();
            self.schedule(way, Event::AtHub { asker, body: body.clone() });
        }
        let way = self.way();
        self.schedule(way, Event::AtHub { asker, body });
    }

    /// How long a message is on its way.
    fn way(&mut self) -> u64 {
        if self.chance.happens(self.weather.late) {
            self.count("messages late");
            return self.chance.between(500, 15_000);
        }
        self.chance.between(2, 90)
    }

    /// A request is at the hub.
    pub fn at_hub(&mut self, asker: Asker, body: &[u8]) -> Outcome {
        if self.hub.hub.is_none() {
            return Ok(());
        }
        if self.chance.happens(self.weather.hub_killed_before) {
            self.count("hub killed before a request");
            return self.hub_dies();
        }
        self.report.events += 1;
        let now_ms = self.time.now_ms();
        let request = HubRequest::from_frame(body);
        let Answer { reply, added: news } = match &request {
            Ok(request) => self.hub.handle(request, now_ms)?,
            Err(_) => Answer { reply: HubReply::Refused(HubRefusal::NotUnderstood.into()), added: false },
        };
        self.say(|| format!("hub answers device {}: {}", asker.device, brief(&reply)));
        if let HubReply::Pushed(pushed) = &reply {
            let again = pushed.verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Duplicate(_)));
            self.sent_again += again.count();
        }
        match request {
            Ok(HubRequest::Pull(pull)) if pull.wait_ms > 0 && is_empty(&reply) => {
                self.schedule(pull.wait_ms, Event::WaitEnds { asker });
                self.waiting.push(Waiting { asker, pull });
            }
            _ => self.answer(asker, &reply)?,
        }
        if self.chance.happens(self.weather.hub_killed_after) {
            self.count("hub killed after a request");
            return self.hub_dies();
        }
        if news {
            self.look_again()?;
        }
        Ok(())
    }

    /// What honest devices signed for the team: nothing else of it may be shown anywhere.
    fn take_down_signed(&mut self, body: &[u8]) {
        let Ok(HubRequest::Push(push)) = HubRequest::from_frame(body) else { return };
        let team = self.hub.hub.as_ref().map(soundings_hub::Hub::team);
        for operation in push.operations {
            if let Ok(envelope) = Envelope::outline(&operation.envelope)
                && Some(envelope.log) == team
            {
                let hashes = (sha256(&[&operation.envelope]), operation.payload.hash());
                let signed = self.lies.signed.entry(envelope.dot).or_default();
                if !signed.contains(&hashes) {
                    signed.push(hashes);
                }
            }
        }
    }

    /// Something new stands in the log: those who wait hear of it.
    pub fn look_again(&mut self) -> Outcome {
        let now_ms = self.time.now_ms();
        for Waiting { asker, pull } in std::mem::take(&mut self.waiting) {
            let Some(hub) = &self.hub.hub else { return Ok(()) };
            let reply = hub.look_again(&pull, now_ms);
            if is_empty(&reply) {
                self.waiting.push(Waiting { asker, pull });
            } else {
                self.answer(asker, &reply)?;
            }
        }
        Ok(())
    }

    /// A long poll's time is over.
    pub fn wait_ends(&mut self, asker: Asker) -> Outcome {
        let Some(place) = self.waiting.iter().position(|waiting| waiting.asker == asker) else { return Ok(()) };
        let Waiting { pull, .. } = self.waiting.remove(place);
        let Some(hub) = &self.hub.hub else { return Ok(()) };
        let reply = hub.look_again(&pull, self.time.now_ms());
        self.answer(asker, &reply)
    }

    /// A reply sets out.
    fn answer(&mut self, asker: Asker, reply: &HubReply) -> Outcome {
        let weather = self.weather;
        let reply = self.perhaps_a_lie(asker, reply)?;
        let (mut status, mut body) = (200, reply.to_frame());
        if self.chance.happens(weather.lost_reply) {
            self.count("replies lost");
            return Ok(());
        }
        if self.chance.happens(weather.cut_reply) {
            self.count("replies cut");
            body.truncate(self.chance.below(body.len() as u64) as usize);
        } else if self.chance.happens(weather.rubbish) {
            self.count("replies replaced by rubbish");
            status = 502;
            body = b"<html>Sign in to Plant Guest Wi-Fi</html>".to_vec();
        }
        let reply = Reply::Answer { status, body, retry_after_s: None };
        if self.chance.happens(weather.doubled_reply) {
            self.count("replies doubled");
            let way = self.way();
            self.schedule(way, Event::AtDevice { asker, reply: reply.clone() });
        }
        let way = self.way();
        self.schedule(way, Event::AtDevice { asker, reply });
        Ok(())
    }

    /// The hub's process ends; after a while it is back.
    pub fn hub_dies(&mut self) -> Outcome {
        self.hub.kill()?;
        self.waiting.clear();
        let away = self.chance.between(100, 20_000);
        self.schedule(away, Event::HubBack);
        Ok(())
    }
}

fn is_empty(reply: &HubReply) -> bool {
    matches!(reply, HubReply::Page(page) if page.operations.is_empty() && !page.more)
}

/// A reply in a few words, for a trace.
fn brief(reply: &HubReply) -> String {
    match reply {
        HubReply::Joined(_) => "joined".to_owned(),
        HubReply::Challenged(_) => "challenged".to_owned(),
        HubReply::Token(token) => {
            format!("token, seen {:?}", token.seen.iter().map(|seen| seen.judged).collect::<Vec<_>>())
        }
        HubReply::Pushed(pushed) => format!("pushed {:?}", pushed.verdicts),
        HubReply::Page(page) => format!("page of {} from {}", page.operations.len(), page.first),
        HubReply::Refused(refused) => format!("refused {:?}", refused.refusal),
        HubReply::Invited(_) => "invited".to_owned(),
        HubReply::Links(_) => "links".to_owned(),
        HubReply::Blobs(_) | HubReply::Blob(_) | HubReply::BlobBytes(_) => "about files".to_owned(),
        HubReply::Unknown(number) => format!("unknown {number}"),
    }
}
