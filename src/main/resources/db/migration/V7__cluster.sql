-- The nodes that share this database. Each has a row for as long as it renews it; one that has run out is removed by any
-- other node, behind the advisory lock that a node's writing transactions share.
create table cluster_node (
    id            bigint generated always as identity primary key,
    name          text        not null,
    -- what it is called in the network of the nodes, and where it listens there; absent without a network
    member        text,
    endpoint      text,
    alive_until   timestamptz not null,
    -- until when it may answer from its copies, absent while it may not
    serving_until timestamptz,
    -- set by a node whose change it did not confirm, so that its next renewal tells it
    is_evicted    boolean     not null default false
);
