# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # One article in five minutes
#
# A political article names people, countries and organisations in many ways: *Chinese*, *President Xi*, *Seoul*, *the summit of APEC leaders*.
# This notebook reads one article and asks: **who is in it, in which office, and how do we know?**
#
# Nothing is fetched: the names, codes and terms of office are in the package.

# %%
from pathlib import Path

import legation
from legation.display import table

article = Path("../seeds/documents/china-south-korea-summit.txt").read_text(encoding="utf-8")
print(article[:300], "…")

# %% [markdown]
# ## Read it
#
# The date of the text matters: it decides who was president of what.

# %%
document = legation.extract(article, date="2025-11-01")
document

# %% [markdown]
# Hold the mouse over a mark: the tooltip says what it denotes, with its codes and office on the date, and which rules decided.
#
# ## Ask it
#
# A document is a sequence of mentions; an entity behind them is more than a name.

# %%
xi = document.leaders[0]
[mention.text for mention in document.mentions_of(xi)]

# %%
xi

# %% [markdown]
# Seven facts about one mention, as they would stand in a table:

# %%
mention = next(mention for mention in document.mentions if mention.text == "Xi")
(
    mention.entity_id,
    mention.form,
    mention.office,
    mention.body_id,
    mention.qid,
    mention.confidence,
    mention.rules,
)

# %% [markdown]
# ## What was *not* marked, and why
#
# A surname alone is not enough, and a capital is a place until one asks for more. What was left out is there with its reason:

# %%
rejected = legation.extract(article, date="2025-11-01", include_rejected=True).rejected
table(rejected)

# %% [markdown]
# With `metonyms`, capitals count as their governments. Then the same article has a few mentions more:

# %%
with_capitals = legation.extract(article, date="2025-11-01", metonyms=True)
sorted({mention.text for mention in with_capitals} - {mention.text for mention in document})

# %% [markdown]
# ## Other dates, other answers
#
# Terms of office are data, too. Who led both countries when they met before?

# %%
table(
    {
        "date": ["1992-08-24", "2003-07-07", "2014-07-03", "2025-11-01"],
        **{
            country: [
                legation.leader_of(country, on=date).leader.name
                for date in ["1992-08-24", "2003-07-07", "2014-07-03", "2025-11-01"]
            ]
            for country in ["China", "South Korea"]
        },
    }
)

# %% [markdown]
# ## To show to a colleague
#
# The whole article as a table, one row for each entity, ready to be joined with data that is keyed by COW codes.

# %%
documents = legation.Documents([document])
documents.entities(
    ["entity_name", "kind", "iso3", "cow", "gw", "office", "body_id", "term_start", "count", "qid"]
)
