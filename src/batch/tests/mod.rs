//! Tests of whole runs, and what tests of runs need: a disk that fails, a run without a command line.

mod cuts;
pub mod fault;
pub mod trial;
