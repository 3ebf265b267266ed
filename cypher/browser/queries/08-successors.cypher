// What became of the Soviet Union?
// States that are gone are nodes of their own, never merged with a successor: what the Soviet Union
// signed or sold is not Russia's by mistake. Only Russia continues it.
// Expected: state | since | continues_it
//   Estonia | 1991-09-06 | false
//   Latvia | 1991-09-06 | false
//   Lithuania | 1991-09-06 | false
//   Armenia | 1991-12-26 | false
//   Azerbaijan | 1991-12-26 | false
//   Belarus | 1991-12-26 | false
//   Georgia | 1991-12-26 | false
//   Kazakhstan | 1991-12-26 | false
//   Kyrgyzstan | 1991-12-26 | false
//   Moldova | 1991-12-26 | false
//   Russia | 1991-12-26 | true
//   Tajikistan | 1991-12-26 | false
//   Turkmenistan | 1991-12-26 | false
//   Ukraine | 1991-12-26 | false
//   Uzbekistan | 1991-12-26 | false
MATCH path = (:Country {name: 'Soviet Union'})-[link:PRECEDED]->(state:Country)
RETURN state.name AS state, link.on AS since, link.continues AS continues_it, path
ORDER BY since, state
