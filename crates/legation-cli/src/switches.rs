//! The flags of `legation extract` that are switches of the library's options.

use legation::Options;

macro_rules! switches {
    ($($(#[$doc:meta])* ($setter:ident, $getter:ident, $keyword:ident, $default:literal, $help:literal))+) => {
        /// One flag for each switch: given, it turns the switch from its default.
        #[derive(clap::Args)]
        pub(crate) struct Switches {
            $(#[arg(long = flag(stringify!($setter), $default), help = help($help, $default))]
            $setter: bool,)+
        }

        impl Switches {
            pub(crate) fn options(&self) -> Options {
                Options::new()$(.$setter(self.$setter != $default))+
            }
        }
    };
}

legation::for_each_switch!(switches);

/// What is on by default can be turned off: `--no-discovered`.
fn flag(setter: &str, default: bool) -> String {
    let no = if default { "no-" } else { "" };
    format!("{no}{}", setter.replace('_', "-"))
}

/// The help of the declaration says what the switch does; the flag of what is on by default does the opposite.
fn help(does: &str, default: bool) -> String {
    match (default, does.split_at(1)) {
        (true, (first, rest)) => format!("Do not {}{rest}", first.to_lowercase()),
        (false, _) => does.to_owned(),
    }
}
