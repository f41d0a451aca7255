"""What surrounds GraphQL: settings, database, sign-in, transports, logs."""
