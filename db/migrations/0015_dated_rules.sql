CREATE TABLE "country_list_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list" text NOT NULL,
	"valid_from" date NOT NULL,
	"countries" jsonb NOT NULL,
	"source" text NOT NULL,
	"url" text NOT NULL,
	"next_review" date NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "country_list_version_once" UNIQUE("list","valid_from"),
	CONSTRAINT "country_list_version_some" CHECK (jsonb_array_length("country_list_version"."countries") > 0)
);
--> statement-breakpoint
ALTER TABLE "figure" ADD COLUMN "next_review" date DEFAULT current_date + 365 NOT NULL;--> statement-breakpoint
-- An office that stands already gets the rules its plans have rested on; a new one brings them when it is founded.
insert into figure (key, unit, yearly, names)
select v.key, v.unit, false, v.names from (values
  ('stay.free', 'months', '{"en":"Stay without an EU residence document","da":"Ophold uden EU-opholdsdokument"}'::jsonb),
  ('stay.job-seeker', 'months', '{"en":"Stay without an EU residence document, looking for work","da":"Ophold uden EU-opholdsdokument som arbejdssøgende"}'::jsonb),
  ('cpr.register', 'days', '{"en":"Time to register in CPR","da":"Frist for at anmelde tilflytning"}'::jsonb),
  ('cpr.short-stay', 'months', '{"en":"Longest stay without registration in CPR","da":"Længste ophold uden registrering i CPR"}'::jsonb),
  ('cpr.duty', 'months', '{"en":"Stay from which Nordic and EU citizens must register","da":"Ophold, fra hvilket nordiske statsborgere og EU-borgere skal registreres"}'::jsonb),
  ('cpr.apply-ahead', 'months', '{"en":"How early one may apply for registration","da":"Hvor tidligt man må søge om registrering"}'::jsonb),
  ('tax.card-ahead', 'months', '{"en":"How early one may apply for a tax card","da":"Hvor tidligt man må søge om skattekort"}'::jsonb),
  ('tax.form-wait', 'weeks', '{"en":"Wait for a tax card by form 04.063","da":"Ventetid på skattekort med blanket 04.063"}'::jsonb),
  ('tax.tastselv-wait', 'days', '{"en":"Wait for a tax card in TastSelv","da":"Ventetid på skattekort i TastSelv"}'::jsonb),
  ('benefit.u2', 'days', '{"en":"Time to register with a PD U2","da":"Frist for at melde sig med en PD U2"}'::jsonb),
  ('siri.card-wait', 'weeks', '{"en":"Wait for the residence card","da":"Ventetid på opholdskortet"}'::jsonb),
  ('post.own-age', 'years', '{"en":"Age for one’s own card, doctor and Digital Post","da":"Alder for eget kort, egen læge og egen Digital Post"}'::jsonb),
  ('papers.contract-age', 'months', '{"en":"Greatest age of a work contract","da":"En arbejdskontrakts højeste alder"}'::jsonb),
  ('papers.permit-left', 'days', '{"en":"A permit is looked at when fewer days are left","da":"En tilladelse ses efter, når der er færre dage tilbage"}'::jsonb)
) as v (key, unit, names)
where exists (select from site)
on conflict do nothing;
--> statement-breakpoint
insert into figure_value (key, valid_from, value, up_to, source, url, set_by, set_at)
select v.key, '2023-01-01', v.value, v.up_to, v.source, v.url, 'Ankomst', now() from (values
  ('stay.free', 3, null::double precision, 'international.kk.dk, EU residence document', 'https://international.kk.dk/artikel/eu-residence-document'),
  ('stay.job-seeker', 6, null::double precision, 'international.kk.dk, EU residence document', 'https://international.kk.dk/artikel/eu-residence-document'),
  ('cpr.register', 5, null::double precision, 'cpr.dk, moving from abroad (CPR Act § 16)', 'https://www.cpr.dk/borgere/flytning/fra-udlandet'),
  ('cpr.short-stay', 3, null::double precision, 'cpr.dk, moving from abroad (CPR Act § 16)', 'https://www.cpr.dk/borgere/flytning/fra-udlandet'),
  ('cpr.duty', 6, null::double precision, 'Statistics Denmark, immigration (CPR Act § 16(2))', 'https://explorer.dst.dk/da/TilSalg/Forskningsservice/Dokumentation/hoejkvalitetsvariable/indvandringer-til-danmark'),
  ('cpr.apply-ahead', 1, null::double precision, 'University of Copenhagen, before you arrive', 'https://studies.ku.dk/visiting/practical-matters/'),
  ('tax.card-ahead', 1, null::double precision, 'skat.dk, Tax card', 'https://skat.dk/en-us/individuals/tax-card'),
  ('tax.form-wait', 2, null::double precision, 'skat.dk, Tax card', 'https://skat.dk/en-us/individuals/tax-card'),
  ('tax.tastselv-wait', 5, null::double precision, 'skat.dk, Tax card', 'https://skat.dk/en-us/individuals/tax-card'),
  ('benefit.u2', 7, null::double precision, 'Workindenmark, PD U2 (Regulation (EC) 883/2004, art. 64)', 'https://www.workindenmark.dk/getting-started/unemployment-benefit-from-home-country'),
  ('siri.card-wait', 2, 4::double precision, 'International House Copenhagen, health card', 'https://ihcph.kk.dk/health-insurance-card'),
  ('post.own-age', 15, null::double precision, 'International House Copenhagen, health card', 'https://ihcph.kk.dk/health-insurance-card'),
  ('papers.contract-age', 1, null::double precision, 'University of Copenhagen, EU residence (an older page)', 'https://ism.ku.dk/residence-permit/eu-eea-swiss/'),
  ('papers.permit-left', 92, null::double precision, 'cpr.dk, moving from abroad (CPR Act § 16)', 'https://www.cpr.dk/borgere/flytning/fra-udlandet')
) as v (key, value, up_to, source, url)
where exists (select from figure where figure.key = v.key) and not exists (select from figure_value where figure_value.key = v.key);
--> statement-breakpoint
insert into country_list_version (list, valid_from, countries, source, url, next_review, set_by, set_at)
select v.list, '2023-01-01', v.countries, v.source, v.url, current_date + 90, 'Ankomst', now() from (values
  ('no-stamp', '["AD","AT","AU","BE","BG","CA","CH","CY","CZ","DE","DK","EE","ES","FI","FR","GB","GR","HR","HU","IE","IS","IT","LI","LT","LU","LV","MC","MD","ME","MK","MT","NL","NO","NZ","PL","PT","RO","RS","SE","SI","SK","SM","TR","US","VA"]'::jsonb, 'Statsforvaltningen, certificates from abroad (an older list)', 'https://statsforvaltning.dk/site.aspx?p=9288'),
  ('multilingual-form', '["AT","BE","BG","CY","CZ","DE","DK","EE","ES","FI","FR","GR","HR","HU","IE","IT","LT","LU","LV","MT","NL","PL","PT","RO","SE","SI","SK"]'::jsonb, 'European e-Justice Portal, public documents (Regulation (EU) 2016/1191)', 'https://e-justice.europa.eu/551/EN/public_documents')
) as v (list, countries, source, url)
where exists (select from site);
