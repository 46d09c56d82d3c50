"""Spellings of news for well-known leaders: each must be a name of that one person."""

from __future__ import annotations

import legation
import pytest

# Romanisations, nicknames and regnal names; what the matcher folds by itself is not listed.
SPELLINGS = {
    "muammar-gaddafi": "Muammar Gaddafi; Moammar Gadhafi; Muammar Qadhafi; Muammar Kadhafi"
    "; Moammar Gaddafi",
    "volodymyr-zelenskyy": "Volodymyr Zelenskyy; Volodymyr Zelensky; Vladimir Zelensky"
    "; Volodymyr Zelenskiy",
    "nikita-khrushchev": "Nikita Khrushchev; Nikita Khrushchov",
    "boris-yeltsin": "Boris Yeltsin; Boris Nikolayevich Yeltsin",
    "mao-zedong": "Mao Zedong; Mao Tse-tung; Chairman Mao",
    "deng-xiaoping": "Deng Xiaoping; Teng Hsiao-ping",
    "zhou-enlai": "Zhou Enlai; Chou En-lai",
    "kim-young-sam": "Kim Young-sam; Kim Yong-sam",
    "roh-moo-hyun": "Roh Moo-hyun; No Mu-hyon",
    "lee-hoi-chang": "Lee Hoi-chang",
    "tony-blair": "Tony Blair; Anthony Blair",
    "bill-clinton": "Bill Clinton; William Clinton; William Jefferson Clinton",
    "jimmy-carter": "Jimmy Carter; James Carter",
    "ronald-reagan": "Ronald Reagan",
    "george-w-bush": "George W. Bush",
    "george-h-w-bush": "George H.W. Bush; George Herbert Walker Bush",
    "donald-trump": "Donald Trump; Donald J. Trump",
    "joe-biden": "Joe Biden; Joseph Biden",
    "angela-merkel": "Angela Merkel",
    "helmut-kohl": "Helmut Kohl",
    "gerhard-schroder": "Gerhard Schröder; Gerhard Schroeder; Gerhard Schroder",
    "francois-mitterrand": "François Mitterrand; Francois Mitterrand",
    "vladimir-putin": "Vladimir Putin",
    "dmitry-medvedev": "Dmitry Medvedev; Dmitri Medvedev",
    "mikhail-gorbachev": "Mikhail Gorbachev",
    "leonid-brezhnev": "Leonid Brezhnev",
    "joseph-stalin": "Joseph Stalin; Josef Stalin",
    "saddam-hussein": "Saddam Hussein; Saddam Husayn",
    "bashar-al-assad": "Bashar al-Assad; Bashar Assad; Bashar al-Asad",
    "hafez-al-assad": "Hafez al-Assad; Hafez Assad; Hafiz al-Asad",
    "yasser-arafat": "Yasser Arafat; Yasir Arafat",
    "mahmoud-abbas": "Mahmoud Abbas; Abu Mazen",
    "hosni-mubarak": "Hosni Mubarak; Husni Mubarak",
    "gamal-abdel-nasser": "Gamal Abdel Nasser",
    "anwar-sadat": "Anwar Sadat; Anwar el-Sadat; Anwar al-Sadat",
    "mahmoud-ahmadinejad": "Mahmoud Ahmadinejad; Mahmud Ahmadi-Nejad",
    "ali-khamenei": "Ali Khamenei",
    "ruhollah-khomeini": "Ruhollah Khomeini",
    "akbar-hashemi-rafsanjani": "Akbar Hashemi Rafsanjani; Hashemi Rafsanjani",
    "hassan-rouhani": "Hassan Rouhani; Hassan Rohani",
    "recep-tayyip-erdogan": "Recep Tayyip Erdogan; Tayyip Erdogan; Recep Tayyip Erdoğan",
    "viktor-orban": "Viktor Orban; Viktor Orbán",
    "lech-walesa": "Lech Walesa; Lech Wałęsa",
    "vaclav-havel": "Vaclav Havel; Václav Havel",
    "slobodan-milosevic": "Slobodan Milosevic; Slobodan Milošević",
    "franjo-tudman": "Franjo Tudjman; Franjo Tuđman",
    "radovan-karadzic": "Radovan Karadzic",
    "josip-broz-tito": "Josip Broz Tito",
    "fidel-castro": "Fidel Castro; Fidel Castro Ruz",
    "hugo-chavez": "Hugo Chavez; Hugo Chávez",
    "luiz-inacio-lula-da-silva": "Luiz Inacio Lula da Silva; Lula da Silva",
    "augusto-pinochet": "Augusto Pinochet",
    "nelson-mandela": "Nelson Mandela",
    "robert-mugabe": "Robert Mugabe; Robert Gabriel Mugabe",
    "mobutu-sese-seko": "Mobutu Sese Seko; Joseph Mobutu",
    "kim-il-sung": "Kim Il-sung; Kim Il Sung",
    "kim-jong-il": "Kim Jong-il; Kim Jong Il",
    "kim-jong-un": "Kim Jong-un; Kim Jong Un",
    "park-chung-hee": "Park Chung-hee; Pak Chong-hui",
    "ho-chi-minh": "Ho Chi Minh",
    "aung-san-suu-kyi": "Aung San Suu Kyi",
    "indira-gandhi": "Indira Gandhi",
    "narendra-modi": "Narendra Modi",
    "pervez-musharraf": "Pervez Musharraf; Parvez Musharraf",
    "benazir-bhutto": "Benazir Bhutto",
    "sukarno": "Sukarno",
    "suharto": "Suharto; Soeharto",
    "mahathir-mohamad": "Mahathir Mohamad; Mahathir Mohammad",
    "lee-kuan-yew": "Lee Kuan Yew",
    "chiang-kai-shek": "Chiang Kai-shek",
    "xi-jinping": "Xi Jinping",
    "shinzo-abe": "Shinzo Abe",
    "junichiro-koizumi": "Junichiro Koizumi",
    "charles-iii": "King Charles III; Charles III",
    "elizabeth-ii": "Queen Elizabeth II; Elizabeth II; Queen Elizabeth",
    "john-paul-ii": "Pope John Paul II; John Paul II",
    "francis": "Pope Francis",
    "benedict-xvi": "Pope Benedict XVI; Benedict XVI",
    "akihito": "Emperor Akihito",
    "hirohito": "Emperor Hirohito",
    "boutros-boutros-ghali": "Boutros Boutros-Ghali; Boutros-Ghali",
    "kofi-annan": "Kofi Annan",
    "yitzhak-rabin": "Yitzhak Rabin",
    "benjamin-netanyahu": "Benjamin Netanyahu; Binyamin Netanyahu; Bibi Netanyahu",
    "ariel-sharon": "Ariel Sharon",
    "silvio-berlusconi": "Silvio Berlusconi",
    "mohammad-reza-pahlavi": "Mohammad Reza Pahlavi; Mohammed Reza Pahlavi",
    "islam-karimov": "Islam Karimov",
    "nursultan-nazarbayev": "Nursultan Nazarbayev; Nursultan Nazarbaev",
    "alexander-lukashenko": "Alexander Lukashenko; Aleksandr Lukashenko; Alyaksandr Lukashenka",
    "yulia-tymoshenko": "Yulia Tymoshenko; Yuliya Tymoshenko; Yulia Timoshenko",
    "viktor-yanukovych": "Viktor Yanukovych; Viktor Yanukovich",
    "heydar-aliyev": "Heydar Aliyev; Geidar Aliyev; Heidar Aliev",
    "eduard-shevardnadze": "Eduard Shevardnadze",
}
INITIALS = {
    "boris-yeltsin": "Boris N. Yeltsin",
    "bill-clinton": "William J. Clinton",
    "joe-biden": "Joseph R. Biden",
    "mikhail-gorbachev": "Mikhail S. Gorbachev",
    "vladimir-putin": "Vladimir V. Putin",
}


@pytest.mark.parametrize("leader", SPELLINGS)
def test_every_spelling_is_a_name_of_the_leader(leader: str) -> None:
    for spelling in SPELLINGS[leader].split("; "):
        found = {name.entity_id for name in legation.named(spelling)}
        assert f"leader:{leader}" in found, spelling


@pytest.mark.parametrize("leader", INITIALS)
def test_middle_initials_are_read_over(leader: str) -> None:
    text = f"The reporter met {INITIALS[leader]} in the capital."
    (mention,) = legation.extract(text).mentions
    assert (mention.text, mention.entity_id) == (INITIALS[leader], f"leader:{leader}")
