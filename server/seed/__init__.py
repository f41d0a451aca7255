"""Demo data: believable people and what they post, made from a plan and a random seed."""

from server.seed.copying import Report, SeedSummary, analyze, clear, holds_data, seed
from server.seed.plan import DEMO_HANDLE, DEMO_PASSWORD, SeedPlan, SeedPlanError
from server.seed.progress import progress_reporter

__all__ = [
    "DEMO_HANDLE",
    "DEMO_PASSWORD",
    "Report",
    "SeedPlan",
    "SeedPlanError",
    "SeedSummary",
    "analyze",
    "clear",
    "holds_data",
    "progress_reporter",
    "seed",
]
