-- The rows of the shop. Dates and keys are fixed, so that results can be written down.
INSERT INTO customers (email, name, age, active, settings, created_at) VALUES
    ('ann@shop.test', 'Ann', 34, true, '{"theme": "dark", "tags": ["a", "b"]}', '2026-01-01 10:00'),
    ('bob@shop.test', 'Bob', NULL, true, '{}', '2026-01-02 10:00'),
    ('cyd@shop.test', NULL, 52, false, '{"theme": "light"}', '2026-01-03 10:00'),
    ('dan@shop.test', 'Dan_%', 19, true, '{"tags": ["b"]}', '2026-01-04 10:00');
INSERT INTO addresses VALUES (1, 'Aachen', '52062'), (3, 'Cork', NULL);
INSERT INTO categories (name, parent_id) VALUES ('all', NULL), ('tools', 1), ('toys', 1), ('saws', 2), ('hand saws', 4);
INSERT INTO "staff ""people""" VALUES
    (1, 'Eve', NULL, 9000), (2, 'Fay', 1, 5000), (3, 'Gus', 1, 4000), (4, 'Hal', 2, 3000);
INSERT INTO products (name, price, category_id, keywords, available) VALUES
    ('saw', 19.90, 4, '{steel,sharp}', '[2026-01-01,2026-07-01)'),
    ('hammer', 12.50, 2, '{steel}', NULL),
    ('bear', 30.00, 3, '{soft,brown}', '[2026-06-01,)'),
    ('gift', 5.00, NULL, '{}', NULL);
INSERT INTO labels VALUES ('new'), ('sale'), ('old');
INSERT INTO product_labels VALUES (1, 'new'), (1, 'sale'), (2, 'sale'), (3, 'new');
INSERT INTO orders VALUES
    ('00000000-0000-0000-0000-000000000001', 1, 2, 'paid', '2026-02-01', 'quick'),
    ('00000000-0000-0000-0000-000000000002', 1, NULL, 'open', '2026-02-03', NULL),
    ('00000000-0000-0000-0000-000000000003', 2, 3, 'shipped', '2026-02-02', NULL),
    ('00000000-0000-0000-0000-000000000004', 3, 2, 'open', '2026-02-05', 'later');
INSERT INTO order_lines VALUES
    ('00000000-0000-0000-0000-000000000001', 1, 1, 1, 19.90),
    ('00000000-0000-0000-0000-000000000001', 2, 2, 2, 12.50),
    ('00000000-0000-0000-0000-000000000002', 1, 3, 1, 30.00),
    ('00000000-0000-0000-0000-000000000003', 1, 1, 3, 18.00),
    ('00000000-0000-0000-0000-000000000003', 2, 4, 1, 5.00);
INSERT INTO parcels (order_id, number, weight) VALUES
    ('00000000-0000-0000-0000-000000000001', 1, 1.5), ('00000000-0000-0000-0000-000000000001', 2, 0.5),
    ('00000000-0000-0000-0000-000000000003', 1, 2.25), ('00000000-0000-0000-0000-000000000003', 1, 2.75);
