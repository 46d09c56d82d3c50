# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Who held office when?
#
# Terms of office by themselves, without any text: for a column of a data set, a fact check, a timeline.

# %%
import itertools

import legation
import matplotlib.pyplot as plt
from legation.display import table

legation.leader_of("United Kingdom", on="1982-06-14").leader

# %% [markdown]
# ## A cabinet on a day
#
# Everybody who is known to have held an office of France when the Berlin Wall fell:

# %%
table(legation.office_holders("France", on="1989-11-09"))

# %% [markdown]
# ## A date that falls between
#
# Dates are as precise as sources state them. On the day of a handover the office belongs to the successor, and with a month or a year
# alone several may hold it.

# %%
for date in ["1990-11-27", "1990-11-28", "1990"]:
    term = legation.leader_of("United Kingdom", on=date)
    print(date, "→", term.leader.name, f"({term.start} to {term.end or 'now'})")

# %% [markdown]
# ## Organisations have heads, too

# %%
for body in ["United Nations", "NATO", "European Commission", "International Monetary Fund"]:
    term = legation.head_of(body, on="1999-03-24")
    print(f"{body}: {term.leader.name}, {term.office}" if term else f"{body}: nobody is known")

# %% [markdown]
# ## All terms as a table
#
# For a regression or a join: each row is a term, with the ids of person and body.

# %%
terms = legation.terms_table(country="South Korea")
table({name: terms[name] for name in ["leader", "office", "role", "start", "end", "body_id"]})

# %% [markdown]
# ## To show to a colleague
#
# Who met whom at the top, 1945 to today: the leaders of the permanent members of the Security Council side by side.

# %%
countries = ["United States", "United Kingdom", "France", "Russia", "China"]
years = range(1945, int(legation.data_info().version[:4]) + 1)


def leader_in(country: str, year: int) -> str:
    """Who led on the first of July; in its time the Soviet Union stands for Russia."""
    state = "Soviet Union" if country == "Russia" and year < 1992 else country
    term = legation.leader_of(state, on=f"{year}-07-01")
    return (term.leader.family_name or term.leader.name) if term else "?"


figure, ax = plt.subplots(figsize=(11, 4.6), layout="constrained")
figure.patch.set_alpha(0)
ax.patch.set_alpha(0)
for row, country in enumerate(countries):
    shade = 0
    for name, held in itertools.groupby(years, key=lambda year: leader_in(country, year)):
        held = list(held)
        shade = 1 - shade
        ax.barh(
            row,
            len(held),
            left=held[0],
            color=["#a8bfd1", "#7fa8c4"][shade],
            edgecolor="white",
            linewidth=0.8,
        )
        if len(held) > 0.6 * len(name):
            middle = held[0] + len(held) / 2
            ax.text(middle, row, name, ha="center", va="center", fontsize=7.5, color="#111111")
ax.set_yticks(range(len(countries)), countries)
ax.invert_yaxis()
ax.set_xlim(years[0], years[-1] + 1)
ax.tick_params(colors="#777777")
ax.set_title("Who led on the first of July", loc="left", color="#777777", fontweight="bold")
for spine in ax.spines.values():
    spine.set_visible(False)
