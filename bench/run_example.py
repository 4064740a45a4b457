"""Runs a script under real Keras; the data set is zeros of its true shapes, so that nothing is downloaded."""

import runpy
import sys

import keras
import numpy

part = lambda count: (numpy.zeros((count, 28, 28), "uint8"), numpy.zeros(count, "uint8"))
keras.datasets.mnist.load_data = lambda: (part(60000), part(10000))
runpy.run_path(sys.argv[1], run_name="__main__")
