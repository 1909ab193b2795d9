"""The order page: who knows an order's number and its e-mail sees it, and withdraws from it, without any account."""
