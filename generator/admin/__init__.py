"""`/admin/`, built on request: Decap CMS, served from the site, its configuration made from the models."""

from generator.admin.bundle import NoBundle
from generator.admin.config import NoForge, Repository
from generator.admin.files import FOLDER, admin_files
from generator.admin.policy import admin_headers

__all__ = ["FOLDER", "NoBundle", "NoForge", "Repository", "admin_files", "admin_headers"]
