-- Which client uses what of the schema, a row a day, so that a deprecated field can go when nobody uses it any more.
-- `coordinate` is a schema coordinate, such as `Post.text`. Nothing here tells of people.
create table schema_usage (
    coordinate   text        not null,
    client       text        not null,
    day          date        not null,
    uses         bigint      not null,
    last_used_at timestamptz not null,

    constraint schema_usage_pkey primary key (coordinate, client, day)
);

create index schema_usage_day_idx on schema_usage (day);
comment on index schema_usage_day_idx is 'forget_schema_usage';
