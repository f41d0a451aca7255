"""What holds the contract together: the tools behind `nexus schema` and `nexus generate`."""
