"""The post: brings what waits in the outbox to the brand's systems and to visitors' mailboxes."""
