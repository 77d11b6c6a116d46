//! Samples of what is asked and answered.

use soundings_wire::Signed;
use soundings_wire::enrolment::Role;
use soundings_wire::invite::Invite;
use soundings_wire::messages::{
    AskBlobs, BlobBytes, BlobStanding, BlobStandings, BlobState, Challenge, Challenged, Content, Cursor, EraseYourself,
    FetchBlob, HubProof, HubRefusal, HubReply, HubRequest, InviteRequest, Join, LinkWish, Links, LinksRequest, LooksAt,
    MakeLink, NewLink, PROTOCOLS, Page, PageProof, ParkReason, ParkedHashes, Placed, Protocols, Pull, Pulled, Push,
    Pushed, Refused, Renew, Renewal, SeenOfDevice, SendBlob, SignedPush, StandingLink, Token, TokenRequest, Verdict,
    Voucher, Welcome,
};
use soundings_wire::{HybridTime, Id, keys, sha256};

use super::{
    NOW_MS, SECRET, dot, engineer, head, hub_key, id, incarnation, key, operation, operation_absent, rank, receipt,
};

const HUB: u8 = 8;

fn hub() -> Id {
    id(HUB)
}

pub fn protocols() -> Protocols {
    Protocols { lowest: 2, highest: 4 }
}

pub fn hub_proof() -> HubProof {
    HubProof { hub: hub(), epoch: 2, nonce: [5; 32], protocols: PROTOCOLS }
}

pub fn cursor() -> Cursor {
    Cursor { epoch: 2, hub_seq: 1_000 }
}

pub fn join() -> Join {
    Join {
        protocols: protocols(),
        hub: hub(),
        secret: [3; 20],
        incarnation: incarnation(),
        signing_key: key().verifying_key().to_bytes(),
        sealing_key: keys::sealing_public(&SECRET),
        engineer: id(6),
        engineer_key: engineer().public(),
        nonce: [5; 32],
        voucher: None,
    }
}

pub fn renew() -> Renew {
    Renew {
        protocols: protocols(),
        hub: hub(),
        before: incarnation(),
        signing_key: key().verifying_key().to_bytes(),
        sealing_key: keys::sealing_public(&SECRET),
        nonce: [5; 32],
    }
}

pub fn voucher() -> Voucher {
    Voucher { hub: hub(), before: incarnation(), signing_key: key().verifying_key().to_bytes() }
}

pub fn renewal() -> Renewal {
    Renewal { renew: Signed::sign(&key(), &renew()), voucher: Signed::sign(&engineer().signing(), &voucher()) }
}

pub fn challenge() -> Challenge {
    Challenge { protocols: protocols(), incarnation: incarnation(), nonce: [5; 32] }
}

pub fn token_request() -> TokenRequest {
    TokenRequest { hub: hub(), incarnation: incarnation(), nonce: [1; 32] }
}

pub fn push() -> Push {
    Push {
        token: [7; 32],
        head: Signed::sign(&key(), &head()),
        operations: vec![operation(), operation_absent()],
        ranks: Some(vec![rank(), rank()]),
        receipt: Some(Signed::sign(&hub_key(), &receipt())),
    }
}

pub fn pull() -> Pull {
    Pull { token: [7; 32], log: id(1), after: cursor(), wait_ms: 25_000, own_whole: true }
}

pub fn invite_request() -> InviteRequest {
    InviteRequest {
        token: [7; 32],
        address: "https://127.0.0.1:7878".to_owned(),
        role: Role::Engineer,
        engineer: Some(id(6)),
    }
}

pub fn welcome() -> Welcome {
    Welcome { proof: hub_proof(), team: id(1), engineer: id(6), role: Role::Coordinator, incarnation: incarnation() }
}

pub fn challenged() -> Challenged {
    Challenged { proof: Signed::sign(&hub_key(), &hub_proof()), nonce: [1; 32] }
}

pub fn seen() -> SeenOfDevice {
    SeenOfDevice { log: id(1), judged: 41, parked: vec![7, 40] }
}

pub fn token() -> Token {
    Token { token: [7; 32], expires_ms: NOW_MS + 3_600_000, now_ms: NOW_MS, seen: vec![seen()], watermark: Some(900) }
}

pub fn verdicts() -> Vec<Verdict> {
    let placed = |hub_seq| Placed { hub_seq, rank: rank() };
    vec![
        Verdict::Accepted(placed(1)),
        Verdict::Duplicate(placed(2)),
        Verdict::Erased(placed(3)),
        Verdict::Parked { reason: ParkReason::TooLarge, at_fault: 44 },
        Verdict::Clone,
        Verdict::Unknown(77),
    ]
}

pub fn pushed() -> Pushed {
    Pushed { verdicts: verdicts(), now_ms: NOW_MS }
}

pub fn contents() -> Vec<(&'static str, Content)> {
    let hashes = ParkedHashes { dot: dot(40), envelope: sha256(&[b"envelope"]), payload: sha256(&[b"payload"]) };
    vec![
        ("whole", Content::Whole(operation())),
        ("own", Content::Own(dot(41))),
        ("parked", Content::Parked(hashes)),
        ("unknown", Content::Unknown(77)),
    ]
}

pub fn signed_push() -> SignedPush {
    SignedPush { head: Signed::sign(&key(), &head()), receipt: Some(Signed::sign(&hub_key(), &receipt())) }
}

pub fn page_proof() -> PageProof {
    PageProof { log: id(1), cursor: cursor(), checksum: sha256(&[b"checksum"]), now_ms: NOW_MS, watermark: Some(900) }
}

pub fn page() -> Page {
    let pulled = |content: Content| {
        let rank = if matches!(content, Content::Parked(_)) { HybridTime::default() } else { rank() };
        Pulled { rank, content }
    };
    Page {
        first: 997,
        operations: contents().into_iter().map(|(_, content)| pulled(content)).collect(),
        heads: vec![signed_push(), SignedPush { receipt: None, ..signed_push() }],
        more: true,
        proof: Signed::sign(&hub_key(), &page_proof()),
    }
}

pub fn erase_yourself() -> EraseYourself {
    EraseYourself { hub: hub(), incarnation: incarnation(), ordered_ms: NOW_MS }
}

pub fn refused() -> Refused {
    Refused {
        refusal: HubRefusal::Revoked,
        protocols: protocols(),
        order: Some(Signed::sign(&hub_key(), &erase_yourself())),
    }
}

pub fn invite() -> Invite {
    Invite {
        address: "https://127.0.0.1:7878".to_owned(),
        hub: hub(),
        hub_key: hub_key().verifying_key().to_bytes(),
        secret: [3; 20],
        expires_ms: NOW_MS + 600_000,
        role: Role::Engineer,
        engineer: Some(id(6)),
    }
}

pub fn signed_invite() -> Signed<Invite> {
    Signed::sign(&hub_key(), &invite())
}

pub fn ask_blobs() -> AskBlobs {
    AskBlobs { token: [5; 32], log: id(1), names: vec![id(8), id(9)] }
}

pub fn send_blob() -> SendBlob {
    SendBlob { token: [5; 32], log: id(1), name: id(8), offset: 65_536, length: 1_000_000, anew: false }
}

pub fn fetch_blob() -> FetchBlob {
    FetchBlob { token: [5; 32], log: id(1), name: id(8), offset: 65_536, most: 1_000_000 }
}

pub fn blob_standings() -> BlobStandings {
    let partly = BlobStanding { state: BlobState::Partly, stored_bytes: 65_536, hash: None, backed_up: false };
    let hash = Some(sha256(&[b"a picture"]));
    BlobStandings {
        standings: vec![
            partly,
            BlobStanding { state: BlobState::Whole, stored_bytes: 3_200_000, hash, backed_up: true },
        ],
    }
}

pub fn blob_bytes() -> BlobBytes {
    BlobBytes { offset: 65_536, length: 1_000_000, stored_bytes: 3_200_000 }
}

pub fn link_wishes() -> Vec<(&'static str, LinkWish)> {
    let make = MakeLink { looks_at: LooksAt::Pages, label: "Sales".to_owned(), days: 30 };
    vec![
        ("make", LinkWish::Make(make)),
        ("list", LinkWish::List(Some(id(8)))),
        ("take_back", LinkWish::TakeBack(id(8))),
        ("unknown", LinkWish::Unknown(77)),
    ]
}

pub fn links_request(wish: LinkWish) -> LinksRequest {
    LinksRequest { token: [7; 32], wish }
}

pub fn links() -> Links {
    let standing = StandingLink {
        id: id(8),
        looks_at: LooksAt::Wall,
        label: "Hall".to_owned(),
        made_ms: NOW_MS,
        until_ms: NOW_MS + 600_000,
        opened: false,
    };
    let made = NewLink { id: id(8), secret: "abc234".to_owned(), opens_until_ms: NOW_MS + 600_000 };
    Links { made: Some(made), standing: vec![standing], more: true }
}

pub fn requests() -> Vec<(&'static str, HubRequest)> {
    vec![
        ("join", HubRequest::Join(Signed::sign(&key(), &join()))),
        ("challenge", HubRequest::Challenge(challenge())),
        ("token", HubRequest::Token(Signed::sign(&key(), &token_request()))),
        ("push", HubRequest::Push(push())),
        ("pull", HubRequest::Pull(pull())),
        ("renew", HubRequest::Renew(renewal())),
        ("invite", HubRequest::Invite(invite_request())),
        ("ask_blobs", HubRequest::AskBlobs(ask_blobs())),
        ("send_blob", HubRequest::SendBlob(send_blob())),
        ("fetch_blob", HubRequest::FetchBlob(fetch_blob())),
        ("links", HubRequest::Links(links_request(link_wishes().remove(0).1))),
        ("unknown", HubRequest::Unknown(77)),
    ]
}

pub fn replies() -> Vec<(&'static str, HubReply)> {
    vec![
        ("joined", HubReply::Joined(Signed::sign(&hub_key(), &welcome()))),
        ("challenged", HubReply::Challenged(challenged())),
        ("token", HubReply::Token(token())),
        ("pushed", HubReply::Pushed(pushed())),
        ("page", HubReply::Page(page())),
        ("refused", HubReply::Refused(refused())),
        ("refused_without_order", HubReply::Refused(HubRefusal::Version.into())),
        ("invited", HubReply::Invited(signed_invite())),
        ("blobs", HubReply::Blobs(blob_standings())),
        ("blob", HubReply::Blob(blob_standings().standings[1])),
        ("blob_bytes", HubReply::BlobBytes(blob_bytes())),
        ("links", HubReply::Links(links())),
        ("unknown", HubReply::Unknown(77)),
    ]
}
