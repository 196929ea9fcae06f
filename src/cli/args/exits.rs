//! What the help of each command says of exit codes. The codes themselves are given in `cli/exit.rs`.

/// Those of the whole program.
pub const OF_ALL: &str = "Exit codes: 0 done · 1 findings or failures · 2 usage, settings, goldens or a bad rule pack · \
                          65 no usable input · 70 a bug of ours · 73 cannot create the output · 74 input or output \
                          error · 75 output locked by another run · 130 interrupted";
/// Those of a run over pages.
pub const OF_RUNS: &str = "Exit codes: 0 done · 1 a page failed or was quarantined, or more than --max-failures did · 2 \
                           usage, settings or a bad rule pack · 65 no usable input · 70 a bug of ours · 73 cannot \
                           create the output · 74 input or output error · 75 output locked by another run · 130 \
                           interrupted, --resume goes on";
/// Those of `validate`.
pub const OF_VALIDATE: &str = "Exit codes: 0 nothing differs, or every field named by --min reaches its floor · 1 \
                               something differs, or a field is below its floor · 2 usage, a broken golden or a bad \
                               rule pack · 65 nothing to compare · 74 input or output error";
/// Those of `rules`.
pub const OF_RULES: &str = "Exit codes: 0 done · 2 usage, no such rule, or a bad rule pack · 74 input or output error";
/// Those of `explain`.
pub const OF_EXPLAIN: &str = "Exit codes: 0 done · 2 usage, no such byte or article, or a bad rule pack · 65 no usable \
                              input · 74 input or output error";
