GRANT SELECT, INSERT, UPDATE, DELETE ON "attempt", "user_picture" TO app_login;
