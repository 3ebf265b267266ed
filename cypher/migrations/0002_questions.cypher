// What the questions beyond lists ask first: embargoes, what became known or recorded when, whose
// word a claim counts as, who published it.

CREATE INDEX claim_embargo IF NOT EXISTS FOR (c:Claim) ON (c.embargo);
CREATE INDEX claim_known IF NOT EXISTS FOR (c:Claim) ON (c.known_from);
CREATE INDEX claim_recorded IF NOT EXISTS FOR (c:Claim) ON (c.recorded_at);
CREATE INDEX claim_voice IF NOT EXISTS FOR (c:Claim) ON (c.voice);
CREATE INDEX claim_publisher IF NOT EXISTS FOR (c:Claim) ON (c.publisher);
CREATE INDEX withdrawn_day IF NOT EXISTS FOR (c:Withdrawn) ON (c.retracted_on);
CREATE INDEX withdrawn_instant IF NOT EXISTS FOR (c:Withdrawn) ON (c.retraction_recorded_at);
