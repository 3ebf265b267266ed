"""Article text to claims: mentions, links, dates, speakers and the rules of each fact type."""
