-- An office that stands already gets the rule its plans rest on now; a new one brings it when it is founded.
insert into figure (key, unit, yearly, names)
select 'birth.parents', 'days', false, '{"en":"Time for unmarried parents to declare that they care for a newborn together","da":"Frist for ugifte forældre til at afgive omsorgs- og ansvarserklæring"}'::jsonb
where exists (select from site)
on conflict do nothing;
--> statement-breakpoint
insert into figure_value (key, valid_from, value, source, url, set_by, set_at)
select 'birth.parents', '2023-01-01', 28, 'personregistrering.dk, paternity and co-motherhood / personregistrering.dk, faderskab og medmoderskab', 'https://www.personregistrering.dk/hc/en-gb/articles/360021975299-Paternity-and-co-motherhood', 'Ankomst', now()
where exists (select from figure where key = 'birth.parents') and not exists (select from figure_value where key = 'birth.parents');
