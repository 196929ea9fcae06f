//! Tests of whole runs: whatever call to the disk fails or is the last, what is left is sound, and a resumed run ends as
//! one that was never cut off.
#![allow(clippy::unwrap_used)]

mod place;

use crate::{
    batch::{
        End,
        disk::Call,
        tests::fault::{self, Fault, How},
    },
    error::Error,
};
use place::{Files, Place, kinds};
use std::{fs, io::ErrorKind};

/// Every document that is in its place is whole, whatever happened.
fn assert_nothing_is_half(files: &Files, whole: &Files, cut: usize) {
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with(".newsprint")) {
        assert!(whole.get(path) == Some(bytes), "cut {cut}: {} is not as it should be", path.display());
    }
}

#[test]
fn a_run_cut_off_at_any_call_is_gone_on_with() {
    let place = Place::with(17);
    for (to, shard, whole) in kinds(&place) {
        for power in [false, true] {
            for cut in 0.. {
                let _ = fs::remove_dir_all(place.path("out"));
                let fault = Fault::after(cut, None, How::Dead, &place.path("out"));
                let ended = place.run("out", &to, shard, false);
                let met = fault.was_met();
                drop(fault);
                if power {
                    fault::lose_power(&place.path("out"));
                }
                assert_eq!(ended.is_err(), met, "cut {cut} of {to:?}");
                assert_nothing_is_half(&place.files("out"), &whole, cut);
                assert_eq!(place.run("out", &to, shard, true).unwrap(), End::Whole);
                assert!(place.files("out") == whole, "cut {cut} of {to:?}, power lost: {power}");
                if !met {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_run_cut_off_again_and_again_is_gone_on_with() {
    let place = Place::with(17);
    for (to, shard, whole) in kinds(&place) {
        let _ = fs::remove_dir_all(place.path("out"));
        for cut in 0.. {
            let fault = Fault::after(cut, None, How::Dead, &place.path("out"));
            let ended = place.run("out", &to, shard, true);
            if !fault.was_met() {
                assert_eq!(ended.unwrap(), End::Whole);
                break;
            }
        }
        assert!(place.files("out") == whole, "{to:?}");
    }
}

#[test]
fn a_call_that_fails_ends_the_run_and_loses_nothing() {
    let place = Place::with(7);
    for (to, shard, whole) in kinds(&place) {
        for kind in [ErrorKind::StorageFull, ErrorKind::Interrupted, ErrorKind::Other] {
            for call in 0.. {
                let _ = fs::remove_dir_all(place.path("out"));
                let fault = Fault::after(call, None, How::Once(kind), &place.path("out"));
                let ended = place.run("out", &to, shard, false);
                let met = fault.was_met();
                drop(fault);
                match ended {
                    Ok(_) => {
                        assert!(!met || kind == ErrorKind::Interrupted, "{kind:?} at {call} of {to:?} was not told")
                    }
                    Err(e) => assert!(matches!(e, Error::Write { .. } | Error::Create { .. }), "{e}"),
                }
                assert_eq!(place.run("out", &to, shard, true).unwrap(), End::Whole);
                assert!(place.files("out") == whole, "{kind:?} at {call} of {to:?}");
                if !met {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_full_disk_says_how_much_was_needed() {
    let place = Place::with(1);
    let write = Some(Call::Write);
    let _fault = Fault::after(0, write, How::Once(ErrorKind::StorageFull), &place.path("out/.newsprint/parts"));
    let error = place.run("out", &place.folder("out"), None, false).unwrap_err().to_string();
    assert!(error.contains("bytes needed)"), "{error}");
}

#[test]
fn inputs_that_changed_or_came_are_made_and_the_others_kept() {
    let place = Place::with(17);
    for (to, shard, _) in kinds(&place) {
        let _ = fs::remove_dir_all(place.path("out"));
        fs::write(place.path("in/1.txt"), "頁1").unwrap();
        let _ = fs::remove_file(place.path("in/0new.txt"));
        place.run("out", &to, shard, false).unwrap();
        fs::write(place.path("in/1.txt"), "改了，也長了").unwrap();
        fs::write(place.path("in/0new.txt"), "新").unwrap();
        let fault = Fault::after(6, None, How::Dead, &place.path("out"));
        assert!(place.run("out", &to, shard, true).is_err() && fault.was_met());
        drop(fault);
        place.run("out", &to, shard, true).unwrap();
        let resumed = place.files("out");
        let _ = fs::remove_dir_all(place.path("out"));
        place.run("out", &to, shard, false).unwrap();
        assert!(resumed == place.files("out"), "{to:?}");
    }
}
