"""Words that tell, plan, promise, refuse, deny or doubt, and the nouns of such acts."""

REPORTING = frozenset(
    "say claim tell report allege believe suspect estimate think assert maintain insist add note "
    "warn reveal disclose confirm acknowledge admit state argue contend declare announce write "
    "testify conclude assess find suggest indicate charge hint accuse describe according explain "
    "observe stress recall show know concede complain understand count put hold deem reckon rumour "
    "rumor presume surmise assure inform remind hear learn judge repeat reiterate "
    "calculate compute tweet post quote profess avow proclaim affirm attest relate "
    "recount narrate contest remark document verify corroborate establish determine".split()
)
# 'It emerged in May that': that month is of the news alone.
EMERGING = frozenset("emerge transpire".split())
LEARNING = frozenset("learn know discover notice observe find".split())
# 'Released pictures on Thursday that showed': their day is none of what they show.
RELEASING = frozenset(
    "release publish issue broadcast air present unveil post circulate print distribute".split()
)
SEIZING = frozenset(
    "seize intercept capture confiscate impound block halt stop board search".split()
)
BANNING = frozenset("ban forbid prohibit bar outlaw proscribe disallow".split())
CONFIRMING = frozenset("confirm admit acknowledge concede".split())
# These stand behind what they tell, with who says it.
CLOSING = frozenset(
    "say report tell add announce claim write note insist confirm warn state maintain estimate "
    "believe argue allege show disclose suggest explain reveal conclude declare calculate".split()
)
# 'Accused Iran of sending': what stands behind 'of' is told.
BLAMING = frozenset("accuse suspect blame charge condemn criticise criticize denounce".split())
# Whoever says these of himself commits himself; the act itself is still to come.
PLANNING = frozenset(
    "plan intend want aim hope seek consider propose prepare ask request threaten expect urge "
    "call discuss weigh mull wish try look offer demand negotiate contemplate explore study aspire "
    "suppose schedule envisage await mean need push lobby press apply vow ready set agree pledge "
    "promise commit undertake decide order contract due express desire recommend "
    "willing poised eager keen likely bound about close near reluctant".split()
)
AGREEING = frozenset(
    "agree pledge promise commit approve authorise authorize clear undertake sign decide order "
    "contract greenlight license announce vow grant endorse conclude finalise finalize".split()
)
# Who may pass arms on has not yet: 'allowed Chad to export tanks'.
PERMITTING = frozenset("allow permit let".split())
# 'Gave Chad tanks': to whom stands before what.
DATIVE = frozenset("give sell send lend offer promise grant hand lease loan pledge".split())
PASSING_ON = frozenset("export sell send supply transfer donate deliver ship give provide".split())
REFUSING = frozenset(
    "refuse decline stop cease halt suspend reject block cancel freeze pause delay withhold "
    "postpone drop prevent seize intercept ban forbid veto bar scrap shelve end prohibit abandon "
    "revoke rescind annul oppose unwilling unable foil thwart disrupt frustrate".split()
)
DENYING = frozenset("deny refute rebut disavow dismiss".split())
FAILING = frozenset("fail neglect omit".split())
# 'Did not hesitate to', 'never tired of': who does not do these does the act.
FLINCHING = frozenset(
    "hesitate tire fail neglect omit forget shrink refrain cease stop weary flinch forbear "
    "doubt dispute".split()
)
HOLDING = {
    "hold": ("back", "up", "off"), "put": ("off",), "call": ("off",), "break": ("off",),
    "rule": ("out",), "turn": ("down", "away"), "decide": ("against",), "vote": ("against",),
    "pull": ("back",), "back": ("out",),
}  # fmt: skip
DOUBTING = frozenset(
    "reportedly allegedly supposedly apparently probably purportedly presumably likely "
    "seemingly possibly perhaps".split()
)
# 'Its alleged delivery'.
ALLEGED = frozenset(
    "alleged reported suspected supposed purported rumoured rumored presumed apparent".split()
)
DOUBTFUL_NOUNS = frozenset(
    "report allegation claim accusation suspicion evidence sign rumour rumor charge suggestion "
    "intelligence insinuation assertion speculation contention".split()
)
PLAN_NOUNS = frozenset(
    "plan intention proposal offer request talk negotiation threat possibility prospect bid "
    "readiness willingness decision interest hope wish option ambition discussion demand "
    "call appeal intent application aspiration desire invitation attempt idea notion "
    "pressure reluctance hesitation hesitancy".split()
)
AGREE_NOUNS = frozenset(
    "pledge promise deal contract agreement commitment order approval permission authorisation "
    "authorization clearance consent licence license permit".split()
)
# With these a noun names the act: who has not imposed sanctions has sanctioned nobody.
CARRYING_OUT = frozenset(
    "impose place launch carry conduct mount make give offer provide send have order sign hold pay "
    "voice express begin start open".split()
)
REFUSE_NOUNS = frozenset(
    "refusal halt suspension ban freeze embargo cancellation end failure delay inability "
    "unwillingness".split()
)
CLAUSES = (
    "ccomp",
    "xcomp",
    "pcomp",
    "acl",
    "conj",
    "advcl",
    "relcl",
    "dobj",
    "nsubjpass",
    "nsubj",
    "pobj",
    "prep",
    "parataxis",
    "oprd",
    "acomp",
    "attr",
    "dep",
    "appos",
    "amod",
    "csubj",
    "csubjpass",
    "agent",
    "compound",
)
# How a clause hangs on the verb that tells it.
TOLD = ("ccomp", "xcomp", "pcomp", "oprd", "acomp", "parataxis", "csubj", "csubjpass")
OPEN_MATTERS = frozenset(
    "consideration discussion review negotiation table cards offing doubt limbo pipeline".split()
)
RUNNING = frozenset("run go be read".split())
TRUSTING = frozenset("believe trust credit".split())
RECKONING = frozenset(
    "reckoning account count view word estimate telling version opinion judgment judgement "
    "assessment calculation tally eye".split()
)
SPEECH = frozenset(
    "estimate statement finding assessment claim document study investigation inquiry accusation "
    "charge reply answer reproach complaint version account allegation verdict report conclusion "
    "protest announcement assertion belief contention word conviction opinion view suspicion "
    "certainty doubt information news briefing interview speech letter hearing address message "
    "reason ground argument grievance explanation excuse conference session telegram cable "
    "testimony post evidence proof".split()
)
# 'Kenya is convinced that'.
SURE = frozenset("certain sure convinced adamant confident persuaded aware".split())
FIGURES = frozenset("number figure total tally count sum amount quantity".split())
