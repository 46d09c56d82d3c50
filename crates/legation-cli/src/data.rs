//! `legation data`: what the built-in data and the user's layers are.

use std::io::Write;

use legation::Gazetteer;

use crate::Failure;

pub(crate) fn run(out: &mut dyn Write) -> Result<(), Failure> {
    let gazetteer = Gazetteer::embedded();
    let info = gazetteer.info();
    writeln!(out, "data version {} (seeds {})", info.version(), info.hash())?;
    let counts = [
        ("countries", info.countries()),
        ("leaders", info.leaders()),
        ("organisations", info.organisations()),
        ("names", info.names()),
        ("terms of office", info.terms()),
        ("titles of office", info.offices()),
    ];
    for (what, count) in counts {
        writeln!(out, "{count:>8} {what}")?;
    }
    layers(&gazetteer, out)?;
    writeln!(out, "\nsources")?;
    for source in info.sources() {
        writeln!(out, "  {} ({}): {}", source.id, source.licence, source.title)?;
    }
    Ok(())
}

/// The user's own, which count only where they are asked for.
fn layers(built_in: &Gazetteer, out: &mut dyn Write) -> Result<(), Failure> {
    // Without a data directory there are none.
    let Ok(directory) = legation_lists::data_directory() else { return Ok(()) };
    let stored = legation_lists::layers_in(&directory).map_err(Failure::message)?;
    if stored.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nyour layers (--gazetteer NAME)")?;
    for stored in stored {
        let path = stored.path.display();
        match legation_lists::read(built_in, &stored.path) {
            Ok(layer) => {
                let layer = layer.layers().last().expect("a gazetteer has a layer");
                let or = |text: &'_ str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
                let (version, as_of) = (or(layer.version), or(layer.as_of));
                writeln!(out, "  {}: version {version}, as of {as_of}, hash {}, {path}", layer.name(), layer.hash)?;
            }
            Err(error) => writeln!(out, "  {}: cannot be used: {error}", stored.name)?,
        }
    }
    Ok(())
}
