//! The named limits of a run. None is silent: an input over one is quarantined, with the limit's name.

/// How much of anything one input may bring.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// Largest input in bytes; larger ones are quarantined
    #[arg(long, value_name = "BYTES", default_value_t = Limits::DEFAULT.max_file_size, hide_short_help = true, value_parser = clap::value_parser!(u64).range(1..=u64::from(u32::MAX)))]
    pub max_file_size: u64,
    /// Longest line of a JSONL file in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::DEFAULT.max_line, hide_short_help = true, value_parser = clap::value_parser!(u64).range(1..=u64::from(u32::MAX)))]
    pub max_line: u64,
    /// Most that a compressed page may grow when unpacked, times its size
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT.max_ratio, hide_short_help = true)]
    pub max_ratio: u64,
    /// Most that an archive or a compressed JSONL file may unpack to, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::DEFAULT.max_expanded, hide_short_help = true)]
    pub max_expanded: u64,
    /// Most entries of one archive
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT.max_entries, hide_short_help = true)]
    pub max_entries: usize,
    /// Deepest folder below an argument
    #[arg(long, value_name = "N", default_value_t = Limits::DEFAULT.max_depth, hide_short_help = true)]
    pub max_depth: usize,
    /// Seconds after which a page is given up; 0 for never
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::DEFAULT.file_timeout, hide_short_help = true)]
    pub file_timeout: u64,
}

impl Limits {
    /// What holds unless the command line says otherwise.
    pub const DEFAULT: Self = Self {
        max_file_size: 16 << 20,
        max_line: 16 << 20,
        max_ratio: 250,
        max_expanded: 64 << 30,
        max_entries: 1_000_000,
        max_depth: 256,
        file_timeout: 300,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}
