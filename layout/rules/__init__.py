"""The trade's rules by their ids: measured on any page, made by hand or by the program."""
