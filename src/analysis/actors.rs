//! Who is counted: entities, each once whatever gazetteer it is of, with the codes that it had.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::date::Date;
use crate::gazetteer::{Entity, EntityHandle, Gazetteer};
use crate::vocabulary::CodeSystem;

/// An entity with its codes: who changes the code is another actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Actor {
    pub entity: u32,
    codes: u32,
}

/// The codes of a country that come with dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Codes {
    cow: Option<Box<str>>,
    gw: Option<Box<str>>,
}

/// All that occur, so that counts need no more than numbers.
#[derive(Clone, Default)]
pub(super) struct Actors {
    gazetteers: Vec<Arc<Gazetteer>>,
    entities: Vec<(usize, EntityHandle)>,
    by_handle: FxHashMap<(usize, EntityHandle), u32>,
    by_id: FxHashMap<Box<str>, u32>,
    codes: Vec<Codes>,
    by_codes: FxHashMap<Codes, u32>,
    /// The codes of an entity in a year; nothing where they change in it.
    of_years: FxHashMap<(u32, u16), Option<u32>>,
    of_dates: FxHashMap<(u32, Date), u32>,
}

impl Actors {
    /// The number of an entity of a gazetteer.
    pub fn entity(&mut self, gazetteer: &Arc<Gazetteer>, handle: EntityHandle) -> u32 {
        let known = self.gazetteers.iter().rposition(|known| Arc::ptr_eq(known, gazetteer));
        let gazetteer_number = known.unwrap_or_else(|| {
            self.gazetteers.push(gazetteer.clone());
            self.gazetteers.len() - 1
        });
        let (entities, by_id) = (&mut self.entities, &mut self.by_id);
        *self.by_handle.entry((gazetteer_number, handle)).or_insert_with(|| {
            *by_id.entry(gazetteer.entity_at(handle).id().into()).or_insert_with(|| {
                entities.push((gazetteer_number, handle));
                (entities.len() - 1) as u32
            })
        })
    }

    /// The entity with this number.
    pub fn get(&self, entity: u32) -> Entity<'_> {
        let (gazetteer, handle) = self.entities[entity as usize];
        self.gazetteers[gazetteer].entity_at(handle)
    }

    /// The entity with its codes on a date; without one it has none.
    pub fn on(&mut self, entity: u32, date: Option<Date>) -> Actor {
        let Some(date) = date.filter(|_| self.get(entity).as_country().is_some()) else {
            return Actor { entity, codes: self.number(Codes::default()) };
        };
        // Codes change once in some decades: those of most years are looked up twice, whatever the number of dates.
        let of_year = match self.of_years.get(&(entity, date.year())) {
            Some(&codes) => codes,
            None => {
                let year = Date::from_day(date.year(), 1, 1).ok();
                let [first, last] =
                    [year, Date::from_day(date.year(), 12, 31).ok()].map(|day| self.look_up(entity, day));
                let codes = (first == last).then(|| self.number(first));
                self.of_years.insert((entity, date.year()), codes);
                codes
            }
        };
        let codes = of_year.unwrap_or_else(|| match self.of_dates.get(&(entity, date)) {
            Some(&codes) => codes,
            None => {
                let codes = self.look_up(entity, Some(date));
                let codes = self.number(codes);
                self.of_dates.insert((entity, date), codes);
                codes
            }
        });
        Actor { entity, codes }
    }

    fn look_up(&self, entity: u32, date: Option<Date>) -> Codes {
        let country = self.get(entity).as_country();
        let code = |system| country.and_then(|country| country.code(system, date)).map(Box::from);
        Codes { cow: code(CodeSystem::Cow), gw: code(CodeSystem::Gw) }
    }

    fn number(&mut self, codes: Codes) -> u32 {
        if let Some(&number) = self.by_codes.get(&codes) {
            return number;
        }
        let number = self.codes.len() as u32;
        self.codes.push(codes.clone());
        self.by_codes.insert(codes, number);
        number
    }

    /// The Correlates of War code.
    pub fn cow(&self, actor: Actor) -> Option<&str> {
        self.codes[actor.codes as usize].cow.as_deref()
    }

    /// The Gleditsch–Ward code.
    pub fn gw(&self, actor: Actor) -> Option<&str> {
        self.codes[actor.codes as usize].gw.as_deref()
    }

    /// An actor of others among these.
    pub fn adopt(&mut self, others: &Actors, actor: Actor) -> Actor {
        let (gazetteer, handle) = others.entities[actor.entity as usize];
        let entity = self.entity(&others.gazetteers[gazetteer], handle);
        Actor { entity, codes: self.number(others.codes[actor.codes as usize].clone()) }
    }

    /// The places of actors in the order of their ids and codes: what rows are sorted by.
    pub fn ranks(&self, actors: impl Iterator<Item = Actor>) -> FxHashMap<Actor, u32> {
        let mut actors: Vec<Actor> = actors.collect::<FxHashSet<_>>().into_iter().collect();
        actors.sort_unstable_by_key(|&actor| (self.get(actor.entity).id(), self.cow(actor), self.gw(actor)));
        actors.into_iter().zip(0..).collect()
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::vocabulary::Kind;

    /// The short cut by years gives the code of every day on which one changes, and of those around.
    #[test]
    fn codes_are_those_of_the_date() {
        let gazetteer = Gazetteer::embedded();
        let mut actors = Actors::default();
        let mut looked_up = 0;
        for country in gazetteer.entities_of(Kind::Country).filter_map(Entity::as_country) {
            let number = actors.entity(&gazetteer, country.handle());
            let changes = country.codes().flat_map(|code| [code.start, code.end]).flatten();
            for date in changes.flat_map(|date| [date, date.earliest(), date.latest()]) {
                let actor = actors.on(number, Some(date));
                assert_eq!(actors.cow(actor), country.code(CodeSystem::Cow, Some(date)), "{} {date}", country.id());
                assert_eq!(actors.gw(actor), country.code(CodeSystem::Gw, Some(date)), "{} {date}", country.id());
                looked_up += 1;
            }
        }
        assert!(looked_up > 500);
    }
}
