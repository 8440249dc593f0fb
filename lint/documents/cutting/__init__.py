"""Cutting: jieba's segmentation over mapped tables, for runs that are too short to load a segmenter for."""
