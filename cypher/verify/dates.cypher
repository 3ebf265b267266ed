// Claims whose days do not follow from their dates, their document and their type.
// $lasting: the types that hold over a span
// try: :params {lasting: ['ALLIED_WITH', 'LEADS', 'SANCTIONED', 'DEPLOYED_TO', 'PRODUCES', 'SUPPORTS', 'USES']}
MATCH (c:Claim)
MATCH (d:Document {id: c.document})
WITH c, d, [fault IN [
  CASE WHEN c.begins IS NULL OR c.ends IS NULL OR c.known_from IS NULL OR c.held_to IS NULL
    THEN 'lacks a day of its clocks' END,
  CASE WHEN c.begins > c.ends THEN 'begins after it ends' END,
  CASE WHEN c.date_from IS NOT NULL
    AND c.begins <> CASE WHEN (c.modality = 'planned' OR c.status IN ['planned', 'agreed'])
                           AND c.known_from < left(c.date_from + '-01-01', 10)
                    THEN c.known_from ELSE left(c.date_from + '-01-01', 10) END
    THEN 'does not begin on the first day of its date, or a promise on that of its report' END,
  CASE WHEN c.date_from IS NULL
    AND c.begins <> CASE WHEN left(c.date_to + '-01-01', 10) < c.known_from
                    THEN left(c.date_to + '-01-01', 10) ELSE c.known_from END
    THEN 'does not begin with its report, or with its end where that is earlier' END,
  CASE WHEN c.reported_on IS NOT NULL AND c.known_from <> left(c.reported_on + '-01-01', 10)
    THEN 'is not known from the day of its report' END,
  CASE WHEN c.date_to IS NULL AND c.ends <> '9999-12-31' THEN 'ends though no end is said' END,
  CASE WHEN c.date_to IS NOT NULL AND left(c.ends, size(c.date_to)) <> c.date_to
    THEN 'does not end within its date' END,
  CASE WHEN c.held_to <> CASE WHEN c.type IN $lasting THEN c.ends ELSE '9999-12-31' END
    THEN 'is held as if it were of the other class of facts' END,
  CASE WHEN coalesce(c.reported_on, '') <> coalesce(d.published_on, '')
    THEN 'is not reported on its document\'s day' END,
  CASE WHEN c.reported_on IS NOT NULL AND c.known_from > c.retracted_on
    THEN 'was withdrawn before it was known' END,
  CASE WHEN coalesce(c.retracted_on, '') <> coalesce(d.retracted_on, '')
    THEN 'is not withdrawn with its document' END,
  CASE WHEN (c.retracted_on IS NOT NULL OR size(coalesce(c.reviewed_at, [])) % 2 = 1)
            <> (c:Withdrawn)
    THEN 'is labelled Withdrawn wrongly' END
] WHERE fault IS NOT NULL] AS faults
UNWIND faults AS fault
RETURN 'claim ' + c.id AS place, fault
ORDER BY place, fault
