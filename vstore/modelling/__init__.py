"""The 3D models every store starts with, sculpted by code: real metres, standing on y = 0, facing -Z."""
