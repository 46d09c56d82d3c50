# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # My own gazetteer
#
# Newsrooms and researchers know names that no public list has: the companies of their beat, the candidates of next month, a ship. A list of your own
# goes on top of the built-in one, and what it says counts everywhere: in texts, look-ups and tables.

# %%
import legation
from legation.display import table

text = (
    "The tanker Vesna Star left Odesa on Monday, said Halla Shipping, whose chief executive Runa Halla had met "
    "Ukrainian President Volodymyr Zelenskyy the day before. Halla declined to say who owns the Vesna Star."
)
legation.extract(text, date="2025-03-04")

# %% [markdown]
# The president and the country are there; the company, its head and the ship are not. Here they are as a list of rows; a data frame or a CSV file
# would do as well.

# %%
rows = [
    {"id": "firm:halla", "name": "Halla Shipping", "kind": "company", "country": "NOR"},
    {"id": "ship:vesna-star", "name": "Vesna Star", "kind": "ship"},
    {"id": "person:runa-halla", "name": "Runa Halla", "kind": "leader"},
]
mine = legation.Gazetteer.builtin().extend(rows)
reader = legation.Extractor(mine)
reader.extract(text, date="2025-03-04")

# %% [markdown]
# ## What may a list say?
#
# An `id` and a `name` are enough; the rest is optional.

# %%
table(
    {"column": list(legation.own_columns()), "what it says": list(legation.own_columns().values())}
)

# %% [markdown]
# ## Mistakes are found where they are
#
# A list is checked as a whole before anything is read with it, and every mistake is named with its row.

# %%
try:
    legation.Gazetteer.builtin().extend(
        [{"id": "a", "name": "Anvil", "qid": "Wile E."}, {"name": "nobody"}]
    )
except legation.LegationError as error:
    print(error)

# %% [markdown]
# ## What it changed, text by text
#
# `layer` says where each answer comes from. The data version names both lists, so that a result can be told from one that was made without yours.

# %%
texts = [text, "Halla Shipping hired a former Norwegian minister.", "Norway and Ukraine signed."]
documents = reader.extract_many(texts, dates="2025-03-04")
found = documents.mentions(
    ["document_id", "text", "kind", "entity_class", "entity_id", "layer", "data_version"]
)
found

# %% [markdown]
# ## To show to a colleague
#
# The same texts with and without the list: what did it add?

# %%
before = legation.extract_many(texts, dates="2025-03-04")
table(
    {
        "text": texts,
        "mentions before": [len(document) for document in before],
        "mentions now": [len(document) for document in documents],
        "new": [
            ", ".join(sorted({m.entity_name for m in now} - {m.entity_name for m in then}))
            for then, now in zip(before, documents, strict=True)
        ],
    }
)
