"""Tests of the page in a real browser, which share one browser and one store."""
