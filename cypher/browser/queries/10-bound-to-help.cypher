// Who is bound to help Russia, and by which clause?
// On 15 January 2025. Graph shows the pacts; Table has the clause and the day from which each
// state is bound. Change the day in the first line: before 4 December 2024 North Korea is not
// among them.
// Expected: bound | by | article
//   Armenia | Charter of the Collective Security Treaty Organization | null
//   Armenia | Collective Security Treaty (Tashkent) | 4
//   Armenia | Treaty of Friendship, Cooperation and Mutual Assistance between Russia and Armenia | 3
//   Belarus | Charter of the Collective Security Treaty Organization | null
//   Belarus | Collective Security Treaty (Tashkent) | 4
//   Belarus | Treaty on the Creation of a Union State of Belarus and Russia | null
//   Kazakhstan | Charter of the Collective Security Treaty Organization | null
//   Kazakhstan | Collective Security Treaty (Tashkent) | 4
//   Kyrgyzstan | Charter of the Collective Security Treaty Organization | null
//   Kyrgyzstan | Collective Security Treaty (Tashkent) | 4
//   North Korea | Treaty on Comprehensive Strategic Partnership between Russia and North Korea | 4
//   Tajikistan | Charter of the Collective Security Treaty Organization | null
//   Tajikistan | Collective Security Treaty (Tashkent) | 4
WITH '2025-01-15' AS day
MATCH (helper:Country)<-[:SUBJECT]-(pledge:Claim {type: 'SIGNED'})-[:OBJECT]->(pact:Agreement),
      (russia:Country)<-[:SUBJECT]-(other:Claim {type: 'SIGNED'})-[:OBJECT]->(pact)
WHERE russia.name = 'Russia' AND helper <> russia
  AND 'defense' IN pledge.obligations
  AND pledge.bound_begins <= day <= pledge.bound_ends
  AND other.bound_begins <= day <= other.bound_ends
  AND NOT 'Withdrawn' IN labels(pledge) + labels(other)
MATCH picture = (helper)-[:SIGNED]->(pact)<-[:SIGNED]-(russia)
RETURN helper.name AS bound, pact.name AS by, pact.clause_article AS article,
       pact.clause_gist AS clause, pledge.bound_from AS since, picture
ORDER BY bound, by
