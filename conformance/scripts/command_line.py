#!/usr/bin/env python
"""A script for the command line, with its options at their defaults."""
from __future__ import absolute_import, division, print_function

import argparse
import os
import sys

import tensorflow as tf


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--batch-size", type=int, default=32, metavar="N", help="batch (default: %(default)s)")
    parser.add_argument("-e", "--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default="0.01")
    parser.add_argument("--hidden", nargs="+", type=int, default=[128, 64])
    parser.add_argument("--no-bias", dest="bias", action="store_false")
    parser.add_argument("--verbose", "-v", action="count", default=0)
    parser.add_argument("--model", choices=["mlp", "cnn"], default="mlp")
    parser.add_argument("--out", default=os.path.join("runs", "last"))
    return parser.parse_args(argv)


def mlp(args):
    model = tf.keras.models.Sequential()
    model.add(tf.keras.layers.Flatten(input_shape=(28, 28)))
    for units in args.hidden:
        model.add(tf.keras.layers.Dense(units, activation=tf.nn.relu, use_bias=args.bias))
    model.add(tf.keras.layers.Dense(10))
    return model


def main(args):
    print(args.batch_size, args.epochs, args.lr, args.bias, args.verbose, args.out)
    print(vars(args)["hidden"], sorted(vars(args)))
    builders = {"mlp": mlp}
    model = builders[args.model](args)
    model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=args.lr), loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    model.summary()
    steps = 60000 // args.batch_size
    print("steps per epoch: {}, in all {}".format(steps, steps * args.epochs), end="\n\n")
    if len(sys.argv) > 1:
        print("never")
    return 0


if __name__ == "__main__":
    sys.exit(main(parse_args()))
