"""Who met whom, and in which office: `make demo` runs this."""

import legation

with open("seeds/documents/china-south-korea-summit.txt", encoding="utf-8") as file:
    document = legation.extract(file.read(), date="2025-11-01")
for leader in document.leaders:
    terms = leader.terms_on("2025-11-01")
    offices = " and ".join(dict.fromkeys(f"{term.office} of {term.body.name}" for term in terms))
    print(f"{leader.name} ({leader.qid}), {offices}: {len(document.mentions_of(leader))} mentions")
