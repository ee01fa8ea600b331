-- What does not add up within an article. The program reports; it never corrects. Each row names the fact, and where two
-- facts contradict each other the other one; their mentions are in the view `mentions`.
CREATE VIEW checks AS
SELECT document, 'parts_do_not_add_up' AS "check", fact_id, NULL AS other_fact_id, quote,
       printf('%g %s, but the parts sum up to %g', total, unit, parts_sum) AS message
FROM totals WHERE adds_up = 0
UNION ALL
SELECT document, 'ratio_above_one', fact_id, NULL, quote, printf('%g of %g', numerator, denominator)
FROM ratios WHERE numerator > denominator AND kind <> 'rate'
UNION ALL
SELECT a.document, 'award_with_two_counts', a.fact_id, b.fact_id, a.quote,
       printf('%s of %s to %s: %d and %d', a.award, a.authority, a.recipient, a.count, b.count)
FROM awards AS a
JOIN awards AS b ON b.document = a.document AND b.award = a.award AND b.authority IS a.authority
                AND b.recipient = a.recipient AND b.reason IS a.reason AND b.period IS a.period AND b.count > a.count
UNION ALL
SELECT a.document, 'award_with_two_periods', a.fact_id, b.fact_id, a.quote,
       printf('%s of %s to %d %s: %s and %s', a.award, a.authority, a.count, a.recipient, a.period, b.period)
FROM awards AS a
JOIN awards AS b ON b.document = a.document AND b.award = a.award AND b.authority IS a.authority
                AND b.recipient = a.recipient AND b.count = a.count AND b.period > a.period
UNION ALL
SELECT document, 'event_after_publication', fact_id, NULL, quote,
       printf('the event is on %s, the article of %s', start_date, published)
FROM events WHERE main = 1 AND length(published) = 10 AND start_date > published;
