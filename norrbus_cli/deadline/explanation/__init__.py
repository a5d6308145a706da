"""Why a day is the day (förklaring)."""
