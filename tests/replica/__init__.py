"""A local stand-in of thepaper.cn and a few other sites, over real HTTP."""

from tests.replica.article import Article, Picture
from tests.replica.client import Replica, ReplicaError

__all__ = ["Article", "Picture", "Replica", "ReplicaError"]
