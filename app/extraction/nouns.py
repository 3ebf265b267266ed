"""Nouns that stand for a state, a body, a pair, a measure or a thing named before."""

# Nouns that stand for the state they belong to.
STATE_NOUNS = frozenset(
    "army military troop force soldier government regime official authority leadership navy "
    "administration state side air warplane fighter jet pilot artillery militaries aviation "
    "delegation diplomat diplomacy nation country republic people leader president minister "
    "ministry parliament lawmaker guard marine commando unit contingent personnel intelligence "
    "team envoy representative politician aircraft warship ship fleet battery brigade command "
    "police security service premier chancellor king emir monarchy kingdom junta cabinet "
    "department capital union company firm maker manufacturer industry advisor adviser instructor "
    "infantry aide paratrooper mercenary drone bomber missile strike crew base regiment division "
    "battalion ambassador general spokesman spokeswoman prosecutor investigator expert panel "
    "report document office officer analyst researcher monitor inspector scholar member statement "
    "mission power rebel staff coastguard presidency treasury legislature senate defence defense "
    "garrison squadron flotilla gunboat submarine frigate gunship embassy freighter vessel "
    "engineer designer scientist gunner sailor airman flier negotiator delegate".split()
)
# 'Abu Sayyaf gunmen', 'Hamas fighters': the body that stands before them.
BAND_WORDS = frozenset(
    "gunman militant fighter insurgent guerrilla militiaman rebel jihadist separatist".split()
)
COUNTRY_WORDS = frozenset(
    "country nation state republic kingdom government regime emirate sultanate monarchy "
    "federation".split()
)
# Of these a state's own name tells which it is.
STYLED = frozenset("republic federation".split())
MONARCHIES = {
    "kingdom": frozenset(
        "SAU JOR MAR BHR GBR THA NPL KHM NOR SWE DNK NLD BEL ESP BTN TON SWZ LSO".split()
    ),
    "emirate": frozenset("QAT KWT ARE".split()),
    "sultanate": frozenset("OMN BRN".split()),
}
# States that are called 'the island'.
ISLANDS = frozenset("TWN CYP LKA MDG CUB JAM ISL IRL MLT BHR SGP GRL TLS NRU PLW BRB MUS".split())
# 'The other country', 'a third state' is none that was named.
_ELSE = "other third another neighbouring neighboring rival first second new host each"
ELSEWHERE = frozenset(_ELSE.split())
GROUP_WORDS = frozenset(
    "group militia movement rebel alliance bloc company firm agency ministry council organisation "
    "organization militant manufacturer maker insurgent fighter union coalition party front".split()
)
# 'Its neighbour': who stands to another in such a relation.
RELATIONS = frozenset(
    "neighbour neighbor ally patron client partner rival enemy foe supplier customer sponsor "
    "backer protector benefactor adversary opponent friend protege accuser".split()
)
PAIR_WORDS = frozenset(
    "country nation state side government neighbour neighbor ally capital partner leader president "
    "minister man power army".split()
)
# Pronouns that may stand for arms; 'it' is a state far more often.
THINGS = frozenset("them these those they ones".split())
# Of what these are done to 'it', it is a weapon.
FIRED = frozenset("fire launch shoot".split())
AS_OBJECT = ("dobj", "pobj", "dative")
GROUPS = {"three": 3, "four": 4, "five": 5, "six": 6}
PEOPLE_WORDS = frozenset(
    "president minister leader premier chancellor king general secretary chief diplomat "
    "prince emir spokesman spokeswoman official man counterpart".split()
)
# 'Dozens of tanks', 'a shipment of shells': what is meant stands behind 'of'.
MEASURES = frozenset(
    "dozen hundred thousand million score number shipment delivery consignment batch ton tonne "
    "supply load cargo type kind range series amount quantity lot stock pair piece round unit "
    "container crate volume variety package tranche part component version variant billion "
    "majority half rest some all most any shower barrage salvo wave bulk mix combination hoard "
    "arsenal generation squadron set copy worth many several few delivery stockpile sort "
    "provision transfer sale swarm hail volley fusillade stream flurry trio quartet cache haul "
    "array instalment installment pool trove battery regiment battalion fleet boatload shipload "
    "planeload truckload trainload handful percent share third quarter bulk".split()
)
# A state's own forces, where no proper name is used of them, act as the state.
FORCES = frozenset("army navy force forces military".split())
FIRMS = frozenset("company firm manufacturer maker".split())
MAKERS = frozenset("maker manufacturer producer builder developer".split())
# The class that a plain noun calls a weapon by: 'the jet' for a Gripen.
CLASSES = {
    **dict.fromkeys(("jet", "plane", "fighter", "warplane", "aircraft"), "weapon:aircraft"),
    "launcher": "weapon:rocket-system",
    "gun": "weapon:artillery",
    "vessel": "weapon:warship",
    "missile": "weapon:missile",
    "drone": "weapon:drone",
    "tank": "weapon:tank",
}
# Of which form a body must be that is called so.
FORMS = {
    **dict.fromkeys(("group", "militia", "movement", "rebel", "militant", "front"), "armed group"),
    **dict.fromkeys(("insurgent", "fighter"), "armed group"),
    **dict.fromkeys(("alliance", "bloc", "union", "coalition"), "bloc"),
    **dict.fromkeys(("company", "firm", "manufacturer", "maker"), "maker"),
    "agency": "agency",
    "ministry": "ministry",
}
# Bodies that mostly speak are seldom meant by 'it'.
TELLER = 25
# Sentences back in which a pronoun finds its noun, and what each costs against salience.
FAR, A_SENTENCE, PARALLEL, FAR_ARMS = 2, 50, 15, 8
# Bodies of these forms speak and write: they get no arms, and a pronoun seldom means them.
SPEAKING_FORMS = frozenset(("agency", "media", "ministry", "research"))
WRITING_FORMS = SPEAKING_FORMS - {"agency"}
