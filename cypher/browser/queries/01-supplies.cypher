// Does North Korea arm Russia?
// One edge for all that was reported: weapons, quantities as bounds and never as sums, the first
// day, and how many independent speakers say so. Browser shows an edge by itself as a table; as a
// picture it stands in question 7.
// Expected: s
//   SUPPLIES
MATCH (:Country {name:'North Korea'})-[s:SUPPLIES]->(:Country {name:'Russia'}) RETURN s
