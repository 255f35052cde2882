SELECT id, email AS "e-mail"
FROM app.users
WHERE status = 'IN_USE'
