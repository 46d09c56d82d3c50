# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Read-outs of calls
#
# Governments publish a paragraph after each call of their leader. Who spoke to whom, how often, and about whom else?
#
# The read-outs below are **written for this notebook: the calls are invented**, the people and their offices are not. They have the form of real
# ones: one side is named with office and name, the other later by surname, and organisations and other countries are topics.

# %%
import collections

import legation
from legation import plot
from legation.display import table

read_outs = {
    "2022-01-11": "President Emmanuel Macron spoke with Ukrainian President Volodymyr Zelenskyy. The two presidents discussed the work of the OSCE and the security of Poland.",
    "2022-01-19": "Chancellor Olaf Scholz received a call from President Macron of France. Scholz and Macron agreed to coordinate within the European Union before the meeting with Russia.",
    "2022-02-02": "The Prime Minister, Boris Johnson, called President Zelenskyy of Ukraine. Johnson said that the United Kingdom and NATO stood with Ukraine.",
    "2022-02-14": "President Joe Biden spoke with Prime Minister Boris Johnson. They reviewed their contacts with Ukraine and Russia, and with allies in NATO.",
    "2022-03-04": "Turkish President Recep Tayyip Erdoğan and Polish President Andrzej Duda talked about the Black Sea. Erdoğan later called Vladimir Putin.",
    "2022-03-17": "President Biden and President Xi Jinping held a call of two hours. The leaders discussed Ukraine and Taiwan. Xi raised the role of the United Nations.",
    "2022-04-06": "Prime Minister Mario Draghi of Italy and Chancellor Scholz spoke about gas from Algeria and Qatar.",
    "2022-05-13": "Chancellor Scholz spoke with President Putin. Scholz asked for a ceasefire in Ukraine; the International Committee of the Red Cross should have access.",
    "2022-05-28": "President Macron and Chancellor Scholz called Russian President Vladimir Putin together. They asked Putin to speak to President Zelenskyy.",
    "2022-06-20": "Prime Minister Fumio Kishida of Japan and President Yoon Suk-yeol of South Korea spoke before the NATO summit in Spain.",
    "2022-08-16": "President Zelenskyy and President Macron spoke about the nuclear plant. Zelenskyy thanked France and asked the IAEA for a mission.",
    "2022-09-13": "President Xi and President Putin will meet in Uzbekistan, the Kremlin said after a call between Putin and Kazakh President Kassym-Jomart Tokayev.",
}
documents = legation.extract_many(read_outs.values(), ids=read_outs.keys(), dates=read_outs.keys())
documents

# %% [markdown]
# ## The voices and the topics
#
# Leaders with an office on the day are those who speak; countries that none of them leads are what they speak about.

# %%
calls = []
for document in documents:
    leaders = [mention for mention in document if mention.kind == "leader" and mention.body_id]
    speakers = list(dict.fromkeys((mention.entity_name, mention.body_id) for mention in leaders))
    led = {body for _, body in speakers}
    topics = [
        entity.name
        for entity in document.entities
        if entity.kind != "leader" and entity.id not in led
    ]
    calls.append((document.document_id, speakers, topics))

table(
    {
        "date": [date for date, _, _ in calls],
        "speakers": [", ".join(name for name, _ in speakers) for _, speakers, _ in calls],
        "topics": [", ".join(topics) for _, _, topics in calls],
    }
)

# %% [markdown]
# ## One read-out, with reasons
#
# "Scholz" alone is the chancellor because the text has named him before; the tooltips say so.

# %%
documents[1]

# %% [markdown]
# ## Who is most on the phone?

# %%
on_the_phone = collections.Counter(name for _, speakers, _ in calls for name, _ in speakers)
most = on_the_phone.most_common(8)
table({"leader": [name for name, _ in most], "calls": [count for _, count in most]})

# %% [markdown]
# ## To show to a colleague
#
# Who is mentioned with whom, as a picture.

# %%
ax = plot.together(documents, kind="leader", top=12)
