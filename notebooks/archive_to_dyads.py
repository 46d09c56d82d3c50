# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From an archive to a dyad panel and a map
#
# The archive is small and of our own writing: 64 short articles about events from 1948 to 2025, one file each, with its date in the first line. They hold their
# own answers as links, which are taken out before they are read. An archive of millions goes the same way: see `docs/scale.md`.

# %%
import re
from pathlib import Path

import legation
import matplotlib.pyplot as plt
import pandas as pd
from legation import plot

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
rows = []
for path in sorted(Path("../tests/news").glob("*.txt")):
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    date = re.search(r"^date: (\S+)$", head, re.MULTILINE)
    if date:
        rows.append({"id": path.stem, "date": date[1], "text": LINK.sub(r"\1", text)})
archive = pd.DataFrame(rows)
archive.head()

# %% [markdown]
# ## Read it
#
# Each article with its date: "President Bush" of 1991 is not the one of 2003, and West Germany has a COW code of its own.

# %%
documents = legation.extract_many(archive["text"], ids=archive["id"], dates=archive["date"])
documents

# %% [markdown]
# ## Who is in the archive
#
# The table of mentions, as pandas has it. Former states stay what they were: none vanishes from a `groupby`.

# %%
mentions = documents.to_pandas()
countries = mentions[mentions["kind"] == "country"]
countries.groupby(["entity_name", "cow"], dropna=False)["document_id"].nunique().sort_values(
    ascending=False
).head(12)

# %% [markdown]
# ## The panel
#
# A row for each year and each pair of countries that one sentence names together. A leader counts for the country whose office the person held on the day.

# %%
panel = documents.dyad_counts("year", offices=True).to_pandas()
ranked = panel.sort_values(["documents", "period"], ascending=[False, True])
ranked[
    ["period", "source_name", "source_cow", "target_name", "target_cow", "documents", "sentences"]
].head(10)

# %% [markdown]
# Keyed by COW codes and years, it joins with whatever else is: alliances, trade, disputes.

# %%
panel["decade"] = panel["period"].str[:3] + "0s"
panel.groupby("decade")[["documents"]].sum().T

# %% [markdown]
# ## Over time

# %%
ax = plot.over_time(documents, kind="country", by="year", top=5)

# %% [markdown]
# ## Who is mentioned with whom

# %%
ax = plot.together(documents, top=14)

# %% [markdown]
# ## To show to a colleague
#
# The countries of the archive and the pairs that most articles have. Former states stand where the state is that continues them; the map is in the package.

# %%
ax = plot.world(documents, dyads=25, labels=10)
plt.show()
